// The way out: hands a letter to the mail server, and tells what became of it.
import { createTransport } from 'nodemailer';
import type { NodemailerError, Transporter } from 'nodemailer';
import type { Smtp } from '../settings.ts';
import type { Letter } from './letter.ts';

/**
 * `sent`: the server has it. `later`: it was not taken now. `refused`: it will not be, for this address. `down`: the server takes nothing,
 * from us or at all. `unknown`: it was lost on the way, and nobody can say whether the server has it.
 */
export interface Outcome { outcome: 'sent' | 'later' | 'refused' | 'down' | 'unknown'; why: string }

const SECOND_MS = 1000;
/** How long the server may take to answer a connection, and half of how long it may be silent later. */
export const PATIENCE_MS = 30 * SECOND_MS;
/** Times out before anything was said, or while it was agreed on how to encrypt. */
const BEFORE = ['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'];
/** Encryption on which both do not agree, or a certificate that is not the server's. */
const UNTRUSTED = /CERT|SIGNATURE|WRONG_VERSION|UNSUPPORTED_PROTOCOL|HANDSHAKE/;
const UNHEARD = ['EDNS', 'EAUTH', 'ENOAUTH', 'ETLS', 'ECONFIG'];

export class Post {
  private readonly smtp: Smtp;
  private readonly transport: Transporter;

  /** @param patience with the server, in milliseconds */
  constructor(smtp: Smtp, patience = PATIENCE_MS) {
    this.smtp = smtp;
    this.transport = createTransport({
      host: smtp.host, port: smtp.port, secure: smtp.encrypted === 'at-once', requireTLS: smtp.encrypted === 'then', ignoreTLS: smtp.encrypted === 'no',
      ...(smtp.user ? { auth: { user: smtp.user.name, pass: smtp.user.password } } : {}),
      // Longer once it has greeted: else it could not be told which of both was too long.
      connectionTimeout: patience, greetingTimeout: patience, socketTimeout: 2 * patience, tls: { minVersion: 'TLSv1.2' }, disableFileAccess: true, disableUrlAccess: true,
    });
  }

  /** @param id the same for the same letter, so that a mailbox can tell it from another. @param until ends it when it is aborted */
  async send(address: string, letter: Letter, id: string, until?: AbortSignal): Promise<Outcome> {
    const { from } = this.smtp;
    try {
      await this.transport.sendMail({
        from: { name: from.name, address: from.address }, to: { name: '', address }, envelope: { from: from.address, to: [address] },
        subject: letter.subject, text: letter.text, html: letter.html, messageId: `<${id}@${from.address.split('@')[1]}>`,
        // No answers of holidays, no other programs: RFC 3834.
        headers: { 'Auto-Submitted': 'auto-generated' }, ...(until ? { signal: until } : {}),
      });
      return { outcome: 'sent', why: '' };
    } catch (error) {
      return outcomeOf(error as NodemailerError);
    }
  }
}

function outcomeOf(error: NodemailerError): Outcome {
  const { code = '', command = '', responseCode = 0, timeoutType = '' } = error;
  const { syscall, originalCode = '' } = error as { syscall?: string; originalCode?: string };
  const why = `${code} ${command} ${responseCode || timeoutType || originalCode}`.replaceAll(/\s+/g, ' ').trim();
  const answered = (): 'refused' | 'later' => (responseCode >= 500 ? 'refused' : 'later');
  if (command === 'RCPT TO' || (command === 'DATA' && responseCode > 0)) return { outcome: answered(), why };
  if (code === 'EENVELOPE' && command === 'API') return { outcome: 'refused', why };
  const unheard = UNHEARD.includes(code) || BEFORE.includes(timeoutType) || responseCode > 0 || syscall === 'connect' || UNTRUSTED.test(originalCode);
  return { outcome: unheard ? 'down' : 'unknown', why };
}

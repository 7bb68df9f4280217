// A real mail server on this machine, and what it was given, taken apart again.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';

export interface Mail { to: string[]; head: string; subject: string; text: string; html: string }
export interface Inbox { port: number; mails: Mail[]; close: () => Promise<void> }

/** @param answers what it says instead of taking everything */
export async function openInbox(answers: SMTPServerOptions = {}): Promise<Inbox> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], closeTimeout: 200,
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        mails.push(read(Buffer.concat(parts).toString('latin1'), session.envelope.rcptTo.map(({ address }) => address)));
        done();
      });
    },
    ...answers,
  });
  server.on('error', () => undefined);
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', () => done()));
  return { port: (server.server.address() as AddressInfo).port, mails, close: () => new Promise((done) => void server.close(() => done())) };
}

export function refusing(responseCode: number): NodeJS.ErrnoException {
  return Object.assign(new Error('no'), { responseCode });
}

function read(raw: string, to: string[]): Mail {
  const [head, ...bodies] = raw.split('\r\n\r\n') as [string, ...string[]];
  const boundary = /boundary="([^"]+)"/.exec(head)![1]!;
  const parts = bodies.join('\r\n\r\n').split(`--${boundary}`).slice(1, -1).map((part) => {
    const [own, ...rest] = part.split('\r\n\r\n') as [string, ...string[]];
    const body = rest.join('\r\n\r\n');
    return /base64/i.test(own) ? Buffer.from(body, 'base64').toString('utf8') : /quoted-printable/i.test(own) ? quoted(body.replaceAll('=\r\n', '')) : body;
  });
  const subject = /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(head)![1]!.replaceAll(/\?=\s+=\?/g, '?==?');
  return { to, head, subject: subject.replaceAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, how: string, word: string) => (how.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('utf8') : quoted(word.replaceAll('_', ' ')))), text: parts[0]!.replaceAll('\r\n', '\n'), html: parts[1]! };
}

function quoted(text: string): string {
  return Buffer.from(text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');
}

// Signing in at a provider of accounts (OpenID Connect): there and back, and whose account it is here.
import type { Request, RequestHandler, Response } from 'express';
import { allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, discovery, randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { Configuration } from 'openid-client';
import type { House } from '../app.ts';
import { HttpError } from '../problem.ts';
import type { Sso } from '../settings.ts';
import { open } from './account.ts';
import type { Vault } from './secrets.ts';

/** What is remembered of the way there, closed under the home's key, for ten minutes. */
interface Way { state: string; nonce: string; verifier: string; until: number }

const COOKIE = '__Host-cot-moc-sso';
const COOKIE_WORDS = 'Path=/; Secure; HttpOnly; SameSite=Lax';
const WAY_MS = 600_000;
/** How a provider says that more than one factor was asked for (RFC 8176). */
const STRONG = 'mfa';
export const CALLBACK = '/api/access/sso/callback';

export class Provider {
  private readonly sso: Sso;
  private readonly vault: Vault;
  private found: Promise<Configuration> | null = null;

  constructor(sso: Sso, vault: Vault) {
    this.sso = sso;
    this.vault = vault;
  }

  /** Sends a browser to the provider. */
  there(): RequestHandler {
    return (_req, res) => led(res, async () => {
      const way: Way = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), until: Date.now() + WAY_MS };
      const address = buildAuthorizationUrl(await this.configuration(), {
        redirect_uri: `${this.sso.origin}${CALLBACK}`, scope: 'openid email', state: way.state, nonce: way.nonce,
        code_challenge: await calculatePKCECodeChallenge(way.verifier), code_challenge_method: 'S256',
      });
      res.set({ 'Set-Cookie': `${COOKIE}=${encodeURIComponent(this.vault.close(JSON.stringify(way)))}; ${COOKIE_WORDS}`, 'Cache-Control': 'no-store' }).redirect(303, address.href);
    });
  }

  /** Takes a browser back: the account is the one bound before, or the one whose address the provider has checked. */
  back(house: House): RequestHandler {
    return (req, res) => led(res, () => this.taken(house, req, res));
  }

  private async taken(house: House, req: Request, res: Response): Promise<void> {
    const way = this.wayOf(req.get('Cookie') ?? '');
    const tokens = await authorizationCodeGrant(await this.configuration(), new URL(req.originalUrl, this.sso.origin), { expectedState: way.state, expectedNonce: way.nonce, pkceCodeVerifier: way.verifier, idTokenExpected: true })
      .catch((error: unknown) => {
        house.log.warn({ err: error }, 'a sign-in at the provider was refused');
        throw new HttpError(401, 'sso-refused');
      });
    const { sub, email, email_verified: isChecked, amr } = tokens.claims()!;
    const person = house.proofs.bySubject(this.sso.issuer, sub, isChecked === true && typeof email === 'string' ? email : null);
    const isStrong = Array.isArray(amr) && amr.includes(STRONG);
    open(house, req, res, person, isStrong ? 'sso-strong' : 'sso', isStrong || !house.people.one(person).second_factor);
    res.append('Set-Cookie', `${COOKIE}=; ${COOKIE_WORDS}; Max-Age=0`).redirect(303, '/dang-nhap');
  }

  /** @throws HttpError 401 where there was no way there, or too long ago */
  private wayOf(cookies: string): Way {
    const closed = cookies.split(/;\s*/).find((part) => part.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
    try {
      const way = JSON.parse(this.vault.open(decodeURIComponent(closed ?? ''))) as Way;
      if (way.until > Date.now()) return way;
    } catch {
      // Not ours, or changed on the way.
    }
    throw new HttpError(401, 'sso-refused');
  }

  /** Asked for once it is needed: the house starts while the provider does not answer. @throws HttpError 503 */
  private configuration(): Promise<Configuration> {
    const { issuer, client, secret } = this.sso;
    this.found ??= discovery(new URL(issuer), client, secret, undefined, issuer.startsWith('http:') ? { execute: [allowInsecureRequests] } : {}).catch(() => {
      this.found = null;
      throw new HttpError(503, 'sso-silent');
    });
    return this.found;
  }
}

/** A browser stands at these addresses, not a page of ours: of what goes wrong it is led to a page that tells it. */
async function led(res: Response, work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) => {
    if (!(error instanceof HttpError)) throw error;
    res.redirect(303, `/dang-nhap?loi=${error.code}`);
  });
}

import { createHash } from 'node:crypto';
import type { AwsResponse } from '../../ports.ts';
import { USER_ID_RULE } from '../user-id.ts';

/** Who one may be, for a start. */
const people = [
  ['ada', 'Listing agent, Ballard'],
  ['grace', 'Buyer’s agent, Green Lake'],
  ['linh.tran', 'Team lead, Capitol Hill'],
  ['marco', 'Condominiums, Belltown'],
  ['amara', 'New construction, Ravenna'],
  ['jonas', 'Broker, Fremont'],
] as const;

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; place-items: center; min-height: 100dvh; background: light-dark(#f4f6f8, #14181b); color: light-dark(#1c2226, #e8edf0); }
main { box-sizing: border-box; width: min(100%, 420px); padding: 24px; }
h1 { font-size: 1.5rem; margin: 0 0 4px; }
p { margin: 0 0 16px; color: light-dark(#4b565e, #a9b4bb); }
ul { list-style: none; margin: 0 0 24px; padding: 0; display: grid; gap: 8px; }
button { font: inherit; cursor: pointer; border-radius: 8px; border: 1px solid light-dark(#c8d1d7, #3a444b); background: light-dark(#fff, #1e2428); color: inherit; }
li button { width: 100%; text-align: left; padding: 8px 12px; }
li span { display: block; font-size: .875rem; color: light-dark(#4b565e, #a9b4bb); }
button:hover { border-color: light-dark(#0b7285, #51aec1); }
:focus-visible { outline: 3px solid light-dark(#0b7285, #51aec1); outline-offset: 2px; }
label { display: block; font-weight: 600; margin-bottom: 4px; }
.other { display: flex; gap: 8px; }
input { font: inherit; flex: 1; min-width: 0; padding: 8px 12px; border-radius: 8px; border: 1px solid light-dark(#8a979f, #5b6870); background: light-dark(#fff, #1e2428); color: inherit; }
.other button { padding: 8px 16px; background: #0b7285; border-color: #0b7285; color: #fff; }
.error { color: light-dark(#b3261e, #ffb4ab); margin: 4px 0 0; }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** @param formTargets origins that a form of the page may lead to */
function page(status: number, title: string, body: string, formTargets: readonly string[] = []): AwsResponse {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self' ${formTargets.join(' ')}; base-uri 'none'; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    },
    body: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}</style></head>
<body><main>${body}</main></body>
</html>
`,
  };
}

/** An address as a source of a policy: the scheme alone where it has no origin, as an app's own has not. */
const targetOf = (url: string): string => {
  const { origin, protocol } = new URL(url);
  return origin === 'null' ? protocol : origin;
};

/** Asks who somebody wants to be: the stand-in for a password. */
export function whoPage({
  action,
  redirectUri,
  name,
  isWrong = false,
}: {
  /** Where the answer goes, as path and query. */
  readonly action: string;
  readonly redirectUri: string;
  /** What stands in the field: what was typed, or who the app thinks it is. */
  readonly name: string;
  /** Whether that was typed and is no name. */
  readonly isWrong?: boolean;
}): AwsResponse {
  const form = `<form method="post" action="${escaped(action)}"`;
  const suggestions = people
    .map(
      ([user, what]) =>
        `<li><button name="user" value="${user}">${user}<span>${escaped(what)}</span></button></li>`,
    )
    .join('');
  return page(
    isWrong ? 400 : 200,
    'Who do you want to be? · Bayon CoAgent',
    `<h1>Who do you want to be?</h1>
<p>On this machine anybody may be anybody. In AWS, people sign in here.</p>
${form}><ul>${suggestions}</ul></form>
${form} novalidate><label for="user">Somebody else</label>
<div class="other"><input id="user" name="user" value="${escaped(name)}" autocomplete="username" autocapitalize="none" maxlength="200"${isWrong ? ' aria-invalid="true" aria-describedby="wrong" autofocus' : ''}><button>Go on</button></div>
${isWrong ? `<p class="error" id="wrong" role="alert">That is no name: ${USER_ID_RULE}.</p>` : ''}</form>`,
    [targetOf(redirectUri)],
  );
}

/** Says why nobody can sign in this way. */
export const refusedPage = (reason: string, status = 400): AwsResponse =>
  page(status, 'This does not work · Bayon CoAgent', `<h1>This does not work</h1><p>${escaped(reason)}</p>`);

import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from '../../src/index.ts';
import { BayonProvider, useConnection, useJob, useNotifications, useUnread } from '../../src/react/index.ts';

/** A page as another team would write it: what it shows is what the test reads. */
const { token, quick } = window.given;
const client = createClient({ origin: location.origin, token: () => token, timing: quick });
const seqs: number[] = [];
client.realtime.on('notification', ({ seq }) => seqs.push(seq));
window.told = seqs;

function Page() {
  const { notifications } = useNotifications();
  const job = useJob('job-1');
  return (
    <main>
      <p id="connection">{useConnection()}</p>
      <p id="unread">{useUnread()}</p>
      <p id="job">{job?.progress}</p>
      <ul>
        {notifications.map(({ seq, message }) => (
          <li key={seq}>{message}</li>
        ))}
      </ul>
    </main>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    createElement(StrictMode, null, createElement(BayonProvider, { client }, createElement(Page))),
  );

import { useConnection } from '@bayon/client/react';
import { Alert, Button } from '@mantine/core';
import { useClient } from '@bayon/client/react';
import { useEffect, useState } from 'react';

const words = {
  offline:
    'You are offline. What you see is as it was; what you write is kept, and all of it goes on by itself.',
  waiting: 'The connection is lost. It is being tried again by itself; nothing is lost.',
} as const;

/** A blink of the connection is nothing that anybody should read. */
const patience = 1_500;

/** Says that the page is not live, for as long as it is so. */
export function ConnectionBanner() {
  const state = useConnection();
  const { realtime } = useClient();
  const isCutOff = state === 'offline' || state === 'waiting';
  const isLong = useLasting(isCutOff, patience);
  if (state === 'refused')
    return (
      <Alert color="yellow" role="alert" title="This device is not connected">
        You may have ended its connection on another device.{' '}
        <Button size="compact-sm" variant="default" onClick={() => realtime.connect()}>
          Connect again
        </Button>
      </Alert>
    );
  if (state === 'offline') return <Alert color="yellow" role="status" title={words.offline} />;
  return isLong ? <Alert color="yellow" role="status" title={words.waiting} /> : null;
}

/** Whether something has been so for some time (milliseconds). */
function useLasting(isSo: boolean, time: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLasting(true), time);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [isSo, time]);
  return lasting;
}

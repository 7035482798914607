import '@mantine/core/styles.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { start } from './start.ts';
import { Stopped } from './shell/stopped.tsx';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root.');
const root = createRoot(place);

const begin = async (): Promise<void> => {
  try {
    root.render(<App {...await start(new URL(location.href))} />);
  } catch (error) {
    root.render(<Stopped error={error} retry={() => void begin()} />);
  }
};
await begin();

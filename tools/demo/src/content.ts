import { DemoError, type CloudClient, type Frame } from './cloud-client.ts';
import { progressBar } from './progress-bar.ts';

export interface Screen {
  /** A line that stays. */
  print(line: string): void;
  /** A line that the next one replaces, where the screen can. */
  show(line: string): void;
}

/** The longest that a piece may take here, in milliseconds: a remote model is given its time. */
const patience = 150_000;

/** An agent asks for a blog post, watches it being written, is told that it is ready, and reads it. */
export async function contentDemo(agent: CloudClient, screen: Screen): Promise<void> {
  const told = Promise.withResolvers<Frame>();
  // Frames have no order among each other: the bar may be full before or after the notification.
  const full = Promise.withResolvers<undefined>();
  const job: { id?: unknown } = {};
  let highest = -1;
  const early: Frame[] = [];

  const take = (frame: Frame) => {
    const data = frame['data'] as Record<string, unknown> | undefined;
    if (frame.type === 'progress' && frame['jobId'] === job.id && (frame['progress'] as number) > highest) {
      highest = frame['progress'] as number;
      screen.show(progressBar(highest, frame['message'] as string));
      if (frame['status'] === 'completed' || frame['status'] === 'failed') full.resolve(undefined);
    }
    if (frame.type === 'notification' && data?.['jobId'] === job.id) told.resolve(frame);
  };
  await agent.listen((frame) => {
    // The first frames may be here before the answer that says which job it is.
    if (job.id === undefined) early.push(frame);
    else take(frame);
  });

  screen.print(`${agent.user} asks for a blog post.`);
  const accepted = await agent.call('POST', '/studio/content', {
    contentType: 'blog-post',
    topic: 'What first-time buyers in Ballard should know this spring',
    tone: 'warm',
    audience: 'first-time buyers',
    keywords: ['Ballard homes', 'first-time buyer'],
  });
  job.id = accepted['jobId'];
  early.forEach(take);

  const timeout = setTimeout(
    () => told.reject(new DemoError(`job ${String(job.id)} is not finished yet`)),
    patience,
  );
  const [notification] = await Promise.all([told.promise, full.promise]).finally(() => clearTimeout(timeout));
  screen.print(`\nNotification ${String(notification['seq'])}: ${String(notification['message'])}\n`);
  if (notification['event'] !== 'content_generated') throw new DemoError('the piece was not written');

  const content = await agent.call('GET', `/studio/content/${String(accepted['contentId'])}`);
  screen.print(`${String(content['title'])}\n${'─'.repeat(60)}\n${String(content['content'])}\n`);
  screen.print(
    `(status ${String(content['status'])}, by ${(content['metadata'] as { model: string }).model})`,
  );
}

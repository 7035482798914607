import type { Tree } from '@nx/devkit';
import { NotInShape } from './edit.ts';

/** Changes a file of the workspace. @throws NotInShape naming the file */
export function update(tree: Tree, path: string, change: (text: string) => string): void {
  const text = tree.read(path, 'utf8');
  if (text === null) throw new NotInShape(`${path} does not exist`);
  try {
    tree.write(path, change(text));
  } catch (error) {
    if (!(error instanceof NotInShape)) throw error;
    throw new NotInShape(`${path} is not as a generator expects it: ${error.message}. Change it by hand.`, {
      cause: error,
    });
  }
}

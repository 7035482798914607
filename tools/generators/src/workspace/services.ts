import { getProjects, readJson, type Tree } from '@nx/devkit';

/** There is no such service, or not one that could do this. */
export class NoSuchService extends Error {
  override readonly name = 'NoSuchService';
}

/** The name is somebody's already. */
export class NameTaken extends Error {
  override readonly name = 'NameTaken';
}

const isService = (tree: Tree, name: string): boolean => tree.exists(`apps/${name}/src/subscriptions.ts`);

/** @throws NoSuchService naming those that there are */
export function assertService(tree: Tree, name: string): void {
  if (isService(tree, name)) return;
  const services = tree.children('apps').filter((app) => isService(tree, app));
  throw new NoSuchService(`There is no service ${name} in apps/. There are: ${services.join(', ')}.`);
}

/** Folders beside a service's own model, which is in a folder of the service's name. */
const foldersOfEach = ['api', 'rules'];

/** @throws NameTaken where a project, a package, an app, or a folder it would need has this name */
export function assertFreeName(tree: Tree, name: string): void {
  const folders = [`apps/${name}`, `libs/event-contracts/src/${name}`].filter((path) => tree.exists(path));
  const ownFolders = foldersOfEach.filter((folder) => folder === name).map((folder) => `src/${folder}`);
  const taken = [...folders, ...ownFolders][0] ?? projectOf(tree, name) ?? pageOf(tree, name);
  if (taken !== undefined) throw new NameTaken(`The name ${name} is taken by ${taken}.`);
}

/** The page of the console at an address that the service's API would take: they are one origin. */
function pageOf(tree: Tree, name: string): string | undefined {
  const routes = 'apps/console/src/routes.tsx';
  const text = tree.exists(routes) ? (tree.read(routes, 'utf8') ?? '') : '';
  return new RegExp(`'/${name}[/']`).test(text) ? `a page of the console (${routes})` : undefined;
}

/** The folder of the project or of the package `@bayon/<name>`. */
function projectOf(tree: Tree, name: string): string | undefined {
  const projects = [...getProjects(tree)];
  return projects.find(
    ([project, { root }]) => project === name || packageName(tree, root) === `@bayon/${name}`,
  )?.[1].root;
}

const packageName = (tree: Tree, root: string): string | undefined => {
  const path = `${root}/package.json`;
  return tree.exists(path) ? readJson<{ name?: string }>(tree, path).name : undefined;
};

import type * as z from 'zod';
import type { RequestComplaint } from './problem.ts';

/** What is wrong with a part of a request, by path. @param root `body`, `query` */
export const complaintsOf = (root: string, issues: readonly z.core.$ZodIssue[]): RequestComplaint[] =>
  issues.flatMap((issue) => {
    const path = [root, ...issue.path.map(String)].join('.');
    const meant = issue.code === 'invalid_union' ? branchMeant(issue.errors) : undefined;
    return meant ? complaintsOf(path, meant) : [{ path, message: messageOf(issue) }];
  });

/** Of things that may be one or another, the one that was meant: the only one that is of the right kind. */
function branchMeant(branches: readonly z.core.$ZodIssue[][]): readonly z.core.$ZodIssue[] | undefined {
  const [meant, ...others] = branches.filter((issues) => !issues.some(isOfAnotherKind));
  return others.length === 0 ? meant : undefined;
}

const isOfAnotherKind = (issue: z.core.$ZodIssue): boolean =>
  issue.path.length === 0 && issue.code === 'invalid_type';

const messageOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue.message;
  const messages = issue.errors.flatMap((branch) => branch.map(({ message }) => message));
  return [...new Set(messages)].join('; or: ');
};

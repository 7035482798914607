import { diffWords } from 'diff';
import classes from '../parts/differences.module.css';

/** A text with what another does not have marked. */
export function Difference({
  text,
  other,
  kind,
}: {
  readonly text: string;
  readonly other: string;
  readonly kind: 'ins' | 'del';
}) {
  const Mark = kind;
  return (
    <span className={classes.text}>
      {diffWords(other, text).map((part, at) =>
        part.removed ? null : part.added ? (
          <Mark key={at}>{part.value}</Mark>
        ) : (
          <span key={at}>{part.value}</span>
        ),
      )}
    </span>
  );
}

import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { decode, type Encoding } from '../uploads/decode.ts';
import { Problem } from './problem.ts';
import { bytesOf, mediaTypeOf } from './request-body.ts';

/** A file that somebody has. */
export interface Upload {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * What browsers and tools call a table of text: on Windows a file that ends in `.csv` is `application/vnd.ms-excel`
 * where Excel is installed, and a page's form sends `multipart/form-data`.
 */
export const uploadTypes: ReadonlySet<string> = new Set([
  'text/csv',
  'text/tab-separated-values',
  'text/plain',
  'application/vnd.ms-excel',
  'multipart/form-data',
]);

/**
 * The file in a request's body, or in the form that the body is.
 *
 * @throws Problem 400 where it is no text or the form has no file, 413
 */
export async function readUpload(
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  maxBytes: number,
): Promise<Upload> {
  // A form's own lines come on top.
  const isForm = mediaTypeOf(event) === 'multipart/form-data';
  const body = bytesOf(event, isForm ? maxBytes + 4_096 : maxBytes);
  const file = isForm ? await fileIn(body, event.headers['content-type'] ?? '') : body;
  if (file.length > maxBytes)
    throw new Problem(413, `The file may have ${maxBytes} bytes; this has ${file.length}.`);
  if (file.subarray(0, 4).toString('latin1') === 'PK\x03\x04') throw noText('is a workbook: save it as CSV');
  const upload = decode(file);
  // It is not documented what API Gateway makes of text that is no UTF-8. What cannot be said in JSON is replaced
  // (U+FFFD): then what the file said is lost, and is not guessed.
  if (!event.isBase64Encoded && upload.text.includes('\uFFFD')) {
    throw noText(
      'was not sent as UTF-8: send it as application/vnd.ms-excel, or as a file in multipart/form-data',
    );
  }
  if (upload.text.includes('\0')) throw noText('is no text');
  return upload;
}

/** @throws Problem 400 where the form is none, or has not one file */
async function fileIn(body: Buffer, contentType: string): Promise<Buffer> {
  // Loaded where there is a form.
  const { filesOf } = await import('./form.ts');
  const [file, ...more] = await filesOf(body, contentType).catch(() => {
    throw noText('is not the form that its content-type says');
  });
  if (!file || more.length > 0) throw noText('must be a form with one file');
  return file;
}

const noText = (message: string) =>
  new Problem(400, 'The upload cannot be read.', [{ path: 'body', message }]);

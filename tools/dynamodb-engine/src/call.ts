/** DynamoDB answered with an error; `code` is its exception's name, `ResourceNotFoundException`. */
export class DynamoDbError extends Error {
  override readonly name = 'DynamoDbError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Any well-formed signature will do: the engine asks for one but checks no secret. */
const HEADERS = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20260101T000000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
};

/** Calls one operation of DynamoDB in its wire format. Throws `DynamoDbError`. */
export async function callDynamoDb(endpoint: string, operation: string, input: object): Promise<unknown> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { ...HEADERS, 'x-amz-target': `DynamoDB_20120810.${operation}` },
    body: JSON.stringify(input),
  });
  const answer = (await response.json()) as { __type?: string; message?: string; Message?: string };
  if (response.ok) return answer;
  const code = answer.__type?.split('#').at(-1) ?? `HTTP ${response.status}`;
  throw new DynamoDbError(code, `${operation}: ${answer.message ?? answer.Message ?? code}`);
}

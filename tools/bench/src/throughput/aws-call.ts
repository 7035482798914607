/** Calls one operation in AWS's JSON protocol; the local cloud checks no secret. Throws with AWS's answer. */
export async function awsCall(awsUrl: string, target: string, input: object): Promise<unknown> {
  const [service = ''] = target.split('.');
  const scope = service.startsWith('DynamoDB') ? 'dynamodb' : 'sqs';
  const response = await fetch(awsUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      'x-amz-date': '20260101T000000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/${scope}/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${target} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

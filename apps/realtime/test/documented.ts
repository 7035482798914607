import { Ajv } from 'ajv';
import { protocolSchemas } from '../src/protocol/async-api.ts';

const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'protocol', components: { schemas: protocolSchemas({ closed: true }) } });

/** @throws where a frame is not as the AsyncAPI document has it, or says more than that */
export function expectDocumented(frame: unknown): void {
  const type = String((frame as { readonly type?: unknown }).type);
  const validate = ajv.getSchema(`protocol#/components/schemas/${type}`);
  if (!validate) throw new Error(`no frame of the type ${type} is documented`);
  if (!validate(frame))
    throw new Error(`${ajv.errorsText(validate.errors)}: ${JSON.stringify(frame).slice(0, 1_000)}`);
}

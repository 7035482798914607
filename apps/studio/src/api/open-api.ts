import { openApi } from '@bayon/publisher/open-api';
import { answers } from './answers.ts';
import { description, routes } from './routes.ts';

/** The API's description of itself. */
export const document = openApi(description, routes, answers);

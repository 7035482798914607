import { openApi } from '@bayon/publisher/open-api';
import { description, routes } from '../routes.ts';
import { answers } from './answers.ts';

/** The API's description of itself. */
export const document = openApi(description, routes, answers);

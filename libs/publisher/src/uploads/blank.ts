/** What spreadsheets and exports write where they know nothing. */
const nothing =
  /^(n\.?\/?a\.?|#n\/a|none|null|nil|-+|–|—|\?+|tb[acd]|unknown|not available|call( for price)?|price (up)?on (request|application)|po[ar]|k\.? ?a\.?|auf anfrage|v\.?b\.?)$/i;

/** Whether a cell says nothing: it is empty, or `N/A`, `-`, `TBD`, `auf Anfrage`. */
export const isBlank = (cell: string | undefined): cell is undefined => {
  const text = cell?.trim() ?? '';
  return text === '' || nothing.test(text);
};

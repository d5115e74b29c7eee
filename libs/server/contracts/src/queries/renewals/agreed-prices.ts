const ever = "CAST('9999-12-31' AS DATE)";

/**
 * Every agreed price with the days on which it counts: until the next one of its line, the end of the line or that of
 * the contract; `before_cents` is the price that it follows.
 */
export const agreedPrices = `
  SELECT c.id AS contract_id, c.state, c.start_on, c.ends_on, p.unit_cents, p.quantity, p.origin, p.valid_from, p.before_cents,
         GREATEST(p.valid_from, c.start_on) AS from_on,
         LEAST(COALESCE(DATE_SUB(p.next_from, INTERVAL 1 DAY), ${ever}), COALESCE(l.ends_on, ${ever}),
               COALESCE(c.ends_on, ${ever})) AS to_on
    FROM (SELECT line_id, contract_id, unit_cents, quantity, origin, valid_from,
                 LEAD(valid_from) OVER (PARTITION BY line_id ORDER BY valid_from, id) AS next_from,
                 LAG(unit_cents) OVER (PARTITION BY line_id ORDER BY valid_from, id) AS before_cents
            FROM contract_price WHERE withdrawn_at IS NULL) AS p
    JOIN contract_line l ON l.id = p.line_id AND l.contract_id = p.contract_id
    JOIN contract c ON c.id = p.contract_id AND c.client_id = l.client_id`;

/** The day on which a contract is read: today while it runs, else its first or last day. Takes today three times. */
export const dayRead =
  'CASE WHEN start_on > ? THEN start_on WHEN ends_on IS NOT NULL AND ends_on < ? THEN ends_on ELSE ? END';

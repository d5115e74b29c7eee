export interface RouteNote {
  summary: string;
  /** A body that the route accepts. */
  example?: Record<string, unknown>;
}

/** What the main routes are for, in the words of somebody who writes a program. */
export const routeNotes: Readonly<Record<string, RouteNote>> = {
  'GET /api/tickets': {
    summary:
      'A page of tickets; `state=active` leaves out what is resolved or closed, `q` searches their words',
  },
  'POST /api/tickets': {
    summary: 'Opens a ticket for a client, and starts its clocks',
    example: {
      clientId: '1',
      kind: 'incident',
      subject: 'Sauvegarde de SRV-2 en échec',
      description: 'Trois nuits de suite.',
      impact: 'high',
      urgency: 'medium',
    },
  },
  'GET /api/tickets/{id}': { summary: 'A ticket with its messages, its history and its clocks' },
  'PATCH /api/tickets/{id}': {
    summary: 'Corrects its subject or its requester, a contact of the same client; what was sealed stays',
    example: { subject: 'Sauvegarde de SRV-3 en échec', requesterId: '9', version: 3 },
  },
  'POST /api/tickets/{id}/messages': {
    summary: 'Answers the client, or leaves a note among ourselves; an answer can be taken back for 15 s',
    example: { visibility: 'public', body: 'C’est rétabli.', thenState: 'resolved' },
  },
  'POST /api/tickets/{id}/transition': {
    summary: 'Moves a ticket to another state; `nextStates` of the ticket says which',
    example: { to: 'waiting-client', version: 3 },
  },
  'POST /api/tickets/{id}/assign': {
    summary: 'Gives a ticket to somebody, or to nobody',
    example: { assigneeId: '2', version: 3 },
  },
  'POST /api/tickets/{id}/priority': {
    summary: 'Changes impact and urgency; the deadlines follow',
    example: { impact: 'high', urgency: 'high', reason: 'Tout le site est arrêté.', version: 3 },
  },
  'GET /api/clients': { summary: 'A page of clients' },
  'POST /api/clients': {
    summary: 'Adds a client',
    example: { name: 'Acme', formula: 'PREMIUM', deadlineMode: 'elapsed', calendarId: '1' },
  },
  'PATCH /api/clients/{id}': { summary: 'Changes a client', example: { formula: 'STANDARD', version: 1 } },
  'GET /api/equipment': { summary: 'A page of equipment' },
  'GET /api/audit': { summary: 'A page of the journal, newest first' },
  'GET /api/mailboxes': {
    summary: 'Our mailboxes, the one of the installation first; never their passwords',
  },
  'POST /api/mailboxes/{id}/test': { summary: 'Tries its servers, and says in a word what fails' },
  'PUT /api/mailboxes/{id}/dkim': { summary: 'Gives it the key that signs its mails, new or given' },
  'GET /api/tenants': {
    summary: 'Every client with its Microsoft 365 tenant, and how the connection stands',
  },
  'POST /api/tenants/{clientId}': {
    summary: 'Says which tenant is the one of a client, by its identifier or one of its domains',
    example: { tenant: 'exemple.fr', domain: 'exemple.fr', naming: 'first.last' },
  },
  'GET /api/tenants/{clientId}/users': { summary: 'A page of the people of a tenant, from our copy' },
  'GET /api/webhooks': { summary: 'A page of webhooks' },
  'GET /api/webhooks/catalogue': { summary: 'The events there are, each with the JSON schema of its body' },
  'POST /api/webhooks': {
    summary: 'Sets up a webhook; its secret is in this answer and in no other',
    example: {
      name: 'Supervision',
      url: 'https://hooks.example.com/vigie',
      events: ['ticket.opened', 'ticket.breached'],
    },
  },
  'POST /api/webhooks/{id}/secret': {
    summary: 'Gives a webhook a new secret; the old one signs beside it for a while',
    example: { overlapHours: 24 },
  },
  'GET /api/imports': { summary: 'A page of imports, newest first' },
  'POST /api/imports': {
    summary:
      'Keeps a CSV file or workbook of clients, contacts or tickets; its columns are guessed, nothing is written',
  },
  'GET /api/imports/{id}': { summary: 'An import: its columns, its state, how far it is, what its rows do' },
  'GET /api/imports/{id}/rows': { summary: 'A page of rows, each with its outcome and the reasons in words' },
  'GET /api/imports/{id}/report': { summary: 'What became of each row, as CSV' },
  'POST /api/imports/{id}/check': {
    summary: 'Says what the columns hold and compares every row with what is there; `ready` once it is done',
    example: { fields: ['reference', 'name', null], formula: 'PREMIUM', version: 1 },
  },
  'POST /api/imports/{id}/start': {
    summary: 'Agrees to what the check showed: from here on it is written, `done` once it is over',
    example: { version: 2 },
  },
  'POST /api/imports/{id}/pause': { summary: 'Stops after the batch under way', example: { version: 3 } },
  'POST /api/imports/{id}/resume': { summary: 'Goes on where it stopped', example: { version: 4 } },
  'DELETE /api/imports/{id}': { summary: 'Throws away a file that nobody agreed to' },
  'POST /api/webhooks/{id}/test': { summary: 'Sends a test event at once, and answers with what happened' },
  'GET /api/webhooks/{id}/deliveries': { summary: 'A page of deliveries, newest first' },
  'GET /api/webhooks/{id}/deliveries/{deliveryId}': {
    summary: 'A delivery: the request as it was sent, and the first 2 kB of the answer',
  },
  'POST /api/webhooks/{id}/deliveries/{deliveryId}/resend': {
    summary: 'Sends a delivery again, under the same identifier',
  },
  'GET /api/account-plans': {
    summary: 'A page of plans for accounts, newest first; those that have not ended',
  },
  'GET /api/account-plans/{id}': {
    summary: 'A plan: what it rests upon, its steps with their proof, what holds each back',
  },
  'GET /api/tickets/{id}/account-plans': {
    summary: 'The plans of a ticket, what its written request asks for, or why nothing can be planned',
  },
  'POST /api/tickets/{id}/account-plans/preview': {
    summary: 'What would be done, from the tenant as it is; nothing is kept',
    example: { facts: { kind: 'password-reset', address: 'anne@borel.test' } },
  },
  'POST /api/tickets/{id}/account-plans': {
    summary: 'Proposes a plan; its ticket is held until it ends',
    example: {
      facts: {
        kind: 'departure',
        address: 'anne@borel.test',
        mailbox: 'convert-to-shared',
        redirectTo: null,
        automaticReply: 'Je ne travaille plus ici.',
        heirs: ['luc@borel.test'],
        devices: {},
        tasks: ['Reprendre le badge'],
      },
    },
  },
  'POST /api/account-plans/{id}/launch': {
    summary: 'Starts a plan, at once, on its effective date or at an instant',
    example: { when: { at: 'effective-date' }, version: 1 },
  },
  'POST /api/account-plans/{id}/cancel': {
    summary: 'Ends a plan: what was done stays done',
    example: { reason: 'Embauche annulée', version: 2 },
  },
  'POST /api/account-steps/{id}/retry': { summary: 'Tries what failed again, or looks now at what waits' },
  'POST /api/account-steps/{id}/done': {
    summary: 'Done by a person, with what shows it; read back from Microsoft where it can be',
    example: { evidence: 'Boîte convertie, vue dans le centre d’administration' },
  },
  'POST /api/account-steps/{id}/skip': {
    summary: 'Leaves a step out, for a reason',
    example: { reason: 'Pas de téléphone' },
  },
  'POST /api/account-steps/{id}/confirm': {
    summary: 'Asks for what nothing undoes; another person confirms it by the same request',
  },
  'POST /api/account-steps/{id}/password-link': {
    summary: 'Makes the link that gives a first password once, within 72 h; ends the one before',
  },
  'GET /api/one-time/{token}': { summary: 'What a link is about; looking uses nothing up' },
  'POST /api/one-time/{token}/open': { summary: 'Sets the password and shows it, once' },
};

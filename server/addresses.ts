// Every address beside the questions and the handing in of sheets, as OpenAPI tells it: what it does, what it takes, and what it answers.
type Method = 'get' | 'post' | 'put' | 'delete';
/** `takes`: fields of the JSON body, a `?` where one may be left out; or the media type of another body. `query`: parameters of the address. */
interface Told { does: string; takes?: string[] | string; query?: string[]; answers?: string }

const NOTED = ['text', 'plan', 'lead', 'due', 'meeting', 'met_on', 'area?', 'target?', 'partners?', 'product?', 'seen_at?'];
const DEADLINES = ['self_until', 'first_until', 'explain_until', 'final_until', 'agencies?'];
const SCORE = '/api/scores/{criteria}/{period}/{scored}/{component}';
const DRAFT = '/api/drafts/{agency}/{report}';
const ADDRESSES: Record<string, Partial<Record<Method, Told>>> = {
  '/api/q': { get: { does: 'The questions with their parameters, columns and units' } },
  '/api/openapi.json': { get: { does: 'This description' } },
  '/api/trace': { get: { does: 'Where one number comes from: statement, observations, derivation', query: ['question', 'column', 'row'] } },
  '/api/examples/q/{question}': { get: { does: 'A question about the made-up figures of the worked examples' } },
  '/api/files/{file}': { get: { does: 'What a page shows as a file: overview, catalogue, target as .xlsx or .csv, target.svg, slides.pptx, report.docx; of scorecards scores.xlsx (without scored every card of the period) and scores.docx; of a criteria set criteria.xlsx', query: ['plan?', 'target?', 'report?', 'criteria?', 'period?', 'scored?', 'published?', 'as_of?', 'area?', 'status?', 'part?', 'lead?', 'freshness?', 'text?', 'count?', 'order?', 'lang?'], answers: 'application/octet-stream' } },
  '/api/files/binder.zip': { get: { does: 'The evidence of a scorecard: a folder for each component, and an index that names what is missing', query: ['criteria', 'period', 'scored', 'published?', 'as_of?', 'lang?'], answers: 'application/zip' } },
  '/api/books': { get: { does: 'Whether meeting books are printed here, and how many wait' }, post: { does: 'Orders a meeting book as PDF', query: ['plan', 'report?', 'published?', 'lang?'] } },
  '/api/books/{book}': { get: { does: 'How far a book is; with .pdf the book itself' } },
  '/api/submissions/{submission}/withdrawal': { post: { does: 'Takes a sheet back until its review begins; a correction that was given back, whenever' } },
  '/api/submissions/{submission}/approval': { post: { does: 'The head of the agency approves a sheet' } },
  '/api/submissions/{submission}/return': { post: { does: 'The head gives a whole sheet back', takes: ['told'] } },
  '/api/receipts/{submission}': { get: { does: 'A receipt in full, with its figures, as it is printed' } },
  '/api/reviews': { get: { does: 'Sheets that wait for whoever asks', query: ['plan?'] }, post: { does: 'Accepts several sheets with nothing unusual: all of them or none', takes: ['submissions'] } },
  '/api/reviews/effect': { post: { does: 'What accepting several sheets would change', takes: ['submissions'] } },
  '/api/reviews/{submission}': { get: { does: 'A sheet with its lines, what is unusual, marks, and who did what' } },
  '/api/reviews/{submission}/marks': { put: { does: 'What is thought of some figures before the sheet is decided', takes: ['lines'] } },
  '/api/reviews/{submission}/effect': { get: { does: 'What deciding as marked would change' } },
  '/api/reviews/{submission}/decision': { post: { does: 'Accepts the sheet but for what is marked to be given back', takes: ['seen?'] } },
  '/api/publications': { get: { does: 'What was published, the latest first' }, post: { does: 'Publishes what was looked at', takes: ['title', 'note', 'snapshot'] } },
  '/api/publications/draft': { get: { does: 'What publishing now would freeze' } },
  '/api/publications/{number}/check': { get: { does: 'Whether the targets are still what was published' } },
  '/api/openings': { get: { does: 'Closed reports that were opened' }, post: { does: 'Opens a closed report for an agency until a day', takes: ['agency', 'report', 'until', 'reason'] } },
  '/api/decks': { get: { does: 'The decks of every publication, the latest first' } },
  '/api/decks/{deck}': {
    get: { does: 'A deck with everything that its slides show, as of its publication' }, put: { does: 'Arranges the slides', takes: ['version', 'slides', 'asks'] }, delete: { does: 'Makes the slides as the rule does again', query: ['version'] },
  },
  '/api/screens': { get: { does: 'Devices that show briefings unattended' }, post: { does: 'Adds a device, with the secret that it shows by', takes: ['name', 'plan', 'seconds', 'kinds', 'paces?', 'distance', 'height', 'theme'] } },
  '/api/screens/{screen}': { put: { does: 'How a device shows what', takes: ['name', 'plan', 'seconds', 'kinds', 'paces?', 'distance', 'height', 'theme'] }, delete: { does: 'Revokes the secret of a device' } },
  '/api/screens/{screen}/token': { post: { does: 'Gives a device a new secret' } },
  '/api/screens/{screen}/show': { get: { does: 'What a device shows, by its secret: Authorization: Bearer' } },
  '/api/screens/{screen}/faults': { post: { does: 'What went wrong on a device, by its secret', takes: ['faults'] } },
  [DRAFT]: {
    get: { does: 'A sheet as it is being filled' },
    put: { does: 'Writes cells; says what stands, what others wrote and what is wrong', takes: ['cells', 'since'] },
    delete: { does: 'Takes away what was typed', query: ['version?'] },
  },
  [`${DRAFT}/sheet`]: { post: { does: 'A template or CSV as what it would change; nothing is stored', takes: 'application/octet-stream', query: ['name', 'numbers?'] } },
  [`${DRAFT}/notes`]: { post: { does: 'The file as it was sent, with a note at each cell that is wrong; nothing is stored', takes: 'multipart/form-data', answers: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } },
  [`${DRAFT}/tables`]: { post: { does: 'The worksheets of any workbook as texts; nothing is stored', takes: 'application/octet-stream', query: ['name'] } },
  [`${DRAFT}/submission`]: { post: { does: 'Hands the draft in', takes: ['version', 'reason?', 'basis?'], answers: 'Receipt' } },
  '/api/evidence': { post: { does: 'Adds a document, and links it where that is said', takes: 'multipart/form-data' } },
  '/api/evidence/{sha256}': { get: { does: 'A document by the hash of its content' } },
  '/api/evidence/{evidence}': { delete: { does: 'Withdraws a document from everything that it proves' } },
  '/api/evidence/{evidence}/links': { post: { does: 'Lets a document prove a figure, an activity, a milestone, a conclusion or a component of a scorecard', takes: ['kind', 'report?', 'indicator?', 'part?', 'of?'] } },
  '/api/evidence/{evidence}/links/{link}': { delete: { does: 'Takes such a link away' } },
  '/api/activities/{subject}/progress': { post: { does: 'Reports the progress of an activity', takes: ['state', 'done_on?', 'document?', 'evidence?', 'spent?', 'note?'] } },
  '/api/milestones/{subject}/progress': { post: { does: 'Reports the progress of a milestone without a number', takes: ['state', 'done_on?', 'document?', 'evidence?', 'spent?', 'note?'] } },
  '/api/conclusions': { post: { does: 'Records a conclusion of the Committee, a draft until its notice is signed', takes: NOTED } },
  '/api/conclusions/{conclusion}': { put: { does: 'Records a draft anew', takes: NOTED } },
  '/api/conclusions/{conclusion}/signature': { post: { does: 'Its notice was signed: it is followed from now on', takes: ['notice', 'signed_on'] } },
  '/api/conclusions/{conclusion}/progress': { post: { does: 'Its lead body tells how far it has come', takes: ['note'] } },
  '/api/conclusions/{conclusion}/claim': { post: { does: 'Its lead body says that it is done, and by what document', takes: ['done_on', 'document?', 'evidence?', 'note?'] } },
  '/api/conclusions/{conclusion}/return': { post: { does: 'What was claimed is not done yet', takes: ['note'] } },
  '/api/conclusions/{conclusion}/confirmation': { post: { does: 'Somebody other than who claimed it finds it done', takes: ['note?'] } },
  '/api/conclusions/{conclusion}/extension': { post: { does: 'Moves its deadline; the one before is kept', takes: ['due', 'note'] } },
  '/api/conclusions/{conclusion}/stop': { post: { does: 'It is followed no more', takes: ['note'] } },
  '/api/campaigns': { post: { does: 'Opens the scoring of a criteria set in a period, with the last day of each stage', takes: ['criteria', 'period', ...DEADLINES] } },
  '/api/campaigns/{criteria}/{period}': { put: { does: 'Changes those days, or the bodies scored', takes: DEADLINES } },
  '/api/campaigns/{criteria}/{period}/exceptions': { post: { does: 'Keeps a stage open for one card, or one component of it, until a day', takes: ['scored', 'component?', 'stage', 'until', 'note'] } },
  '/api/scores/people': { get: { does: 'Whom components may be assigned to' } },
  [`${SCORE}/assigned`]: { post: { does: 'Which body and who scores a component', takes: ['agency', 'person?'] } },
  [`${SCORE}/self`]: { post: { does: 'Its body scores it, with documents or an explanation', takes: ['points', 'note?'] } },
  [`${SCORE}/first`]: { post: { does: 'Appraises it; other points than those come with a reason', takes: ['points', 'note?'] } },
  [`${SCORE}/explained`]: { post: { does: 'Its body explains itself where the appraisal gave less', takes: ['note'] } },
  [`${SCORE}/final`]: { post: { does: 'Settles its points', takes: ['points', 'note?'] } },
  [`${SCORE}/survey`]: { post: { does: 'The points of a survey, by the body in charge of them', takes: ['points', 'document'] } },
  [`${SCORE}/excused`]: { post: { does: 'It does not apply to this body', takes: ['note'] } },
  [`${SCORE}/included`]: { post: { does: 'It applies again', takes: ['note'] } },
  [`${SCORE}/official`]: { post: { does: 'What the ministry or the portal gave, beside ours; component - is the whole card', takes: ['points', 'document'] } },
  '/api/decisions/later': { post: { does: 'Puts off what waits for a decision', takes: ['kind', 'subject', 'until', 'reason'] } },
  '/api/rulings': { post: { does: 'Which of several milestones for the same thing and year is in use from now on, by which document', takes: ['milestone', 'document', 'note?'] } },
  '/api/rulings/effect': { post: { does: 'What such a ruling, or its withdrawal, would change; nothing is stored', takes: ['milestone', 'withdrawn?'] } },
  '/api/rulings/{milestone}/withdrawal': { post: { does: 'A ruling holds no more', takes: ['reason'] } },
  '/api/access/me': { get: { does: 'Who is signed in, what they may do, and what this house lets everybody see' } },
  '/api/access/session': { post: { does: 'Signs in', takes: ['email', 'password'] }, delete: { does: 'Signs out' } },
  '/api/access/code': { post: { does: 'The second factor, or a recovery code', takes: ['code'] } },
  '/api/access/second-factor': { post: { does: 'A new secret, not yet in force' }, put: { does: 'Puts it in force', takes: ['secret', 'code', 'password?'] } },
  '/api/access/password': { put: { does: 'Changes one’s password', takes: ['old', 'password'] } },
  '/api/access/sessions': { get: { does: 'One’s own sessions' }, delete: { does: 'Ends all others', takes: ['password'] } },
  '/api/access/sessions/{session}': { delete: { does: 'Ends one of them', takes: ['password?'] } },
  '/api/access/invitations/{token}': { get: { does: 'Whose link it is' }, post: { does: 'Sets the password of the link, once', takes: ['password', 'email?'] } },
  '/api/access/guest': { post: { does: 'A role for a visitor, where everything is made up', takes: ['role', 'agency?'] } },
  '/api/access/sso': { get: { does: 'To the provider of accounts' } },
  '/api/access/sso/callback': { get: { does: 'Back from the provider of accounts', query: ['code', 'state'] } },
  '/api/reminders': { get: { does: 'What is to be done by whoever asks' } },
  '/api/reminders/wish': { get: { does: 'Whether and in which language one is written to' }, put: { does: 'Changes that', takes: ['mails', 'lang'] } },
  '/api/reminders/calendar': { get: { does: 'Whether one has a calendar of deadlines' }, post: { does: 'A new secret address of it' } },
  '/api/deadlines/{token}.ics': { get: { does: 'The calendar of deadlines', answers: 'text/calendar' } },
  '/api/people': { get: { does: 'Who there is' }, post: { does: 'Adds a person, with a link to come in by', takes: ['name', 'email', 'grants'] } },
  '/api/people/{person}': { delete: { does: 'Ends an account' } },
  '/api/people/{person}/grants': { put: { does: 'What a person may do', takes: ['grants'] } },
  '/api/people/{person}/invitation': { post: { does: 'A new link to come in by' } },
  '/api/people/{person}/second-factor': { delete: { does: 'Lets a person set up another second factor' } },
  '/api/people/{person}/erasure': { post: { does: 'Takes name and address out of an ended account' } },
  '/api/acts': { get: { does: 'The journal, by kind, person, subject and day', query: ['of?', 'actor?', 'subject?', 'from?', 'to?', 'before?', 'after?'] } },
  '/api/acts.csv': { get: { does: 'The same as CSV', query: ['of?', 'actor?', 'subject?', 'from?', 'to?'], answers: 'text/csv' } },
  '/api/acts/chain': { get: { does: 'Whether the chain of acts is whole', query: ['anew?'] } },
  '/api/acts/{seq}': { get: { does: 'One act' } },
};

const TEXT = { type: 'string' };
const PROBLEM = { description: 'What is wrong and how to mend it', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
const isNeeded = (name: string): boolean => !name.endsWith('?');
const bare = (name: string): string => name.replace('?', '');

/** Paths of OpenAPI 3.1. */
export function addresses(): Record<string, object> {
  return Object.fromEntries(Object.entries(ADDRESSES).map(([path, methods]) => [path, Object.fromEntries(Object.entries(methods).map(([method, told]) => [method, operation(path, method as Method, told)]))]));
}

function operation(path: string, method: Method, { does, takes, query = [], answers = 'application/json' }: Told): object {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: TEXT }));
  const inQuery = query.map((name) => ({ name: bare(name), in: 'query', required: isNeeded(name), schema: TEXT }));
  const needed = Array.isArray(takes) ? takes.filter(isNeeded) : [];
  const body = Array.isArray(takes) ? { 'application/json': { schema: { type: 'object', required: needed, properties: Object.fromEntries(takes.map((name) => [bare(name), {}])) } } } : takes ? { [takes]: {} } : null;
  const content = answers === 'Receipt' ? { 'application/json': { schema: { $ref: '#/components/schemas/Receipt' } } } : { [answers]: {} };
  return {
    operationId: `${method} ${path}`.replaceAll(/[^a-z]+/gi, '-').replace(/^-|-$/g, ''), summary: does, parameters: [...inPath, ...inQuery],
    ...(body ? { requestBody: { content: body } } : {}), responses: { '2XX': { description: does, content }, '4XX': PROBLEM },
  };
}

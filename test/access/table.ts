// Who is let on to which address: every method and address of OpenAPI by role and owner, as a table, and its rows.

/**
 * `+` let on, for one's own agency as for another; `o` for one's own alone; `-` refused, which the chain tells; `~` one's own account before both factors are given: refused, which no act tells;
 * `x` not in this house, or opened by the secret of a device alone: refused to everybody. The reporter and the head are of one agency, the heir is head of the body that carries the other's work on, all others are of none. `no-factor`
 * has every role but no second factor yet, `no-code` has one and has not given its code. Refused is 401 for nobody and 403 for whoever is signed in. A question in `<…>` is each of those below.
 */
const TABLE = `
method address                                           viewer reporter head heir area-lead reviewer secretary administrator screen no-factor no-code nobody
GET    /api/health                                       +      +        +    +    +         +        +         +             +      +         +       +
GET    /api/openapi.json                                 +      +        +    +    +         +        +         +             +      +         +       +
GET    /api/q                                            +      +        +    +    +         +        +         +             +      +         +       +
GET    /api/examples/q/{question}                        +      +        +    +    +         +        +         +             +      +         +       +

GET    /api/q/<figures>.{format}                         +      +        +    +    +         +        +         +             +      -         -       -
GET    /api/q/<sheets>.{format}                          -      o        o    o    +         +        +         +             -      -         -       -
GET    /api/q/<all-sheets>.{format}                      -      -        -    -    +         +        +         +             -      -         -       -
GET    /api/q/<to-publish>.{format}                      -      -        -    -    -         -        +         -             -      -         -       -
GET    /api/q/<to-appraise>.{format}                     -      -        -    -    -         +        -         -             -      -         -       -
GET    /api/trace?question=targets&column=target         +      +        +    +    +         +        +         +             +      -         -       -
GET    /api/trace?question=sheet_lines&column=indicator  -      o        o    o    +         +        +         +             -      -         -       -
GET    /api/trace?question=readiness&column=plan         -      -        -    -    -         -        +         -             -      -         -       -
GET    /api/files/{file}                                +      +        +    +    +         +        +         +             +      -         -       -
GET    /api/files/binder.zip                             -      o        o    o    +         +        +         +             -      -         -       -
GET    /api/books                                        +      +        +    +    +         +        +         +             +      -         -       -
POST   /api/books                                        +      +        +    +    +         +        +         +             +      -         -       -
GET    /api/books/{book}                                 +      +        +    +    +         +        +         +             +      -         -       -
GET    /api/template.xlsx                                -      o        o    o    +         +        +         +             -      -         -       -
GET    /api/received/{sha256}                            -      o        o    o    +         +        +         +             -      -         -       -

POST   /api/submissions                                  -      o        o    o    -         -        -         -             -      -         -       -
GET    /api/receipts/{submission}                        -      o        o    o    +         +        +         +             -      -         -       -
POST   /api/submissions/{submission}/withdrawal          -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/submissions/{submission}/approval            -      -        o    o    -         -        -         -             -      -         -       -
POST   /api/submissions/{submission}/return              -      -        o    o    -         -        -         -             -      -         -       -
GET    /api/drafts/{agency}/{report}                     -      o        o    o    -         -        -         -             -      -         -       -
PUT    /api/drafts/{agency}/{report}                     -      o        o    o    -         -        -         -             -      -         -       -
DELETE /api/drafts/{agency}/{report}                     -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/drafts/{agency}/{report}/sheet               -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/drafts/{agency}/{report}/notes               -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/drafts/{agency}/{report}/tables              -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/drafts/{agency}/{report}/submission          -      o        o    o    -         -        -         -             -      -         -       -

GET    /api/reviews                                      -      -        +    +    -         +        -         -             -      -         -       -
POST   /api/reviews                                      -      -        -    -    -         +        -         -             -      -         -       -
POST   /api/reviews/effect                               -      -        -    -    -         +        -         -             -      -         -       -
GET    /api/reviews/{submission}                         -      o        o    o    +         +        +         +             -      -         -       -
PUT    /api/reviews/{submission}/marks                   -      -        -    -    -         +        -         -             -      -         -       -
GET    /api/reviews/{submission}/effect                  -      -        -    -    -         +        -         -             -      -         -       -
POST   /api/reviews/{submission}/decision                -      -        -    -    -         +        -         -             -      -         -       -
GET    /api/openings                                     -      -        -    -    -         +        -         -             -      -         -       -
POST   /api/openings                                     -      -        -    -    -         +        -         -             -      -         -       -

GET    /api/publications                                 +      +        +    +    +         +        +         +             +      -         -       -
POST   /api/publications                                 -      -        -    -    -         -        +         -             -      -         -       -
GET    /api/publications/draft                           -      -        -    -    -         -        +         -             -      -         -       -
GET    /api/publications/{number}/check                  +      +        +    +    +         +        +         +             +      -         -       -

GET    /api/decks                                        +      +        +    +    +         +        +         +             +      -         -       -
GET    /api/decks/{deck}                                 +      +        +    +    +         +        +         +             +      -         -       -
PUT    /api/decks/{deck}                                 -      -        -    -    -         -        +         -             -      -         -       -
DELETE /api/decks/{deck}                                 -      -        -    -    -         -        +         -             -      -         -       -
GET    /api/screens                                      -      -        -    -    -         -        -         +             -      -         -       -
POST   /api/screens                                      -      -        -    -    -         -        -         +             -      -         -       -
PUT    /api/screens/{screen}                             -      -        -    -    -         -        -         +             -      -         -       -
DELETE /api/screens/{screen}                             -      -        -    -    -         -        -         +             -      -         -       -
POST   /api/screens/{screen}/token                       -      -        -    -    -         -        -         +             -      -         -       -
GET    /api/screens/{screen}/show                        x      x        x    x    x         x        x         x             x      x         x       x
POST   /api/screens/{screen}/faults                      x      x        x    x    x         x        x         x             x      x         x       x

POST   /api/evidence                                     -      o        o    o    -         -        -         -             -      -         -       -
GET    /api/evidence/{sha256}                            -      o        o    o    +         +        +         +             -      -         -       -
DELETE /api/evidence/{evidence}                          -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/evidence/{evidence}/links                    -      o        o    o    -         -        -         -             -      -         -       -
DELETE /api/evidence/{evidence}/links/{link}             -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/activities/{subject}/progress                -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/milestones/{subject}/progress                -      o        o    o    -         -        -         -             -      -         -       -

POST   /api/conclusions                                  -      -        -    -    -         +        +         -             -      -         -       -
PUT    /api/conclusions/{conclusion}                     -      -        -    -    -         +        +         -             -      -         -       -
POST   /api/conclusions/{conclusion}/signature           -      -        -    -    -         +        +         -             -      -         -       -
POST   /api/conclusions/{conclusion}/progress            -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/conclusions/{conclusion}/claim               -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/conclusions/{conclusion}/return              -      -        -    -    -         -        +         -             -      -         -       -
POST   /api/conclusions/{conclusion}/confirmation        -      -        -    -    -         -        +         -             -      -         -       -
POST   /api/conclusions/{conclusion}/extension           -      -        -    -    -         +        +         -             -      -         -       -
POST   /api/conclusions/{conclusion}/stop                -      -        -    -    -         +        +         -             -      -         -       -
POST   /api/decisions/later                              -      -        -    -    -         +        +         -             -      -         -       -
POST   /api/rulings                                      -      -        -    -    -         -        +         -             -      -         -       -
POST   /api/rulings/effect                               -      -        -    -    -         -        +         -             -      -         -       -
POST   /api/rulings/{milestone}/withdrawal               -      -        -    -    -         -        +         -             -      -         -       -

POST   /api/campaigns                                    -      -        -    -    -         -        +         -             -      -         -       -
PUT    /api/campaigns/{criteria}/{period}                -      -        -    -    -         -        +         -             -      -         -       -
POST   /api/campaigns/{criteria}/{period}/exceptions     -      -        -    -    -         -        +         -             -      -         -       -
GET    /api/scores/people                                -      -        -    -    -         -        +         -             -      -         -       -
POST   /api/scores/{criteria}/{period}/{scored}/{component}/assigned -      -        -    -    -         -        +         -             -      -         -       -
POST   /api/scores/{criteria}/{period}/{scored}/{component}/self -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/scores/{criteria}/{period}/{scored}/{component}/first -      -        -    -    -         +        -         -             -      -         -       -
POST   /api/scores/{criteria}/{period}/{scored}/{component}/explained -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/scores/{criteria}/{period}/{scored}/{component}/final -      -        -    -    -         -        +         -             -      -         -       -
POST   /api/scores/{criteria}/{period}/{scored}/{component}/survey -      +        +    -    -         -        +         -             -      -         -       -
POST   /api/scores/{criteria}/{period}/{scored}/{component}/excused -      -        -    -    -         +        -         -             -      -         -       -
POST   /api/scores/{criteria}/{period}/{scored}/{component}/included -      -        -    -    -         +        -         -             -      -         -       -
POST   /api/scores/{criteria}/{period}/{scored}/{component}/official -      -        -    -    -         +        +         -             -      -         -       -

GET    /api/access/me                                    +      +        +    +    +         +        +         +             +      +         +       +
POST   /api/access/session                               +      +        +    +    +         +        +         +             +      +         +       +
DELETE /api/access/session                               +      +        +    +    +         +        +         +             +      +         +       +
POST   /api/access/code                                  +      +        +    +    +         +        +         +             +      +         +       -
POST   /api/access/second-factor                         +      +        +    +    +         +        +         +             +      +         ~       -
PUT    /api/access/second-factor                         +      +        +    +    +         +        +         +             +      +         ~       -
PUT    /api/access/password                              +      +        +    +    +         +        +         +             +      ~         ~       -
GET    /api/access/sessions                              +      +        +    +    +         +        +         +             +      ~         ~       -
DELETE /api/access/sessions                              +      +        +    +    +         +        +         +             +      ~         ~       -
DELETE /api/access/sessions/{session}                    +      +        +    +    +         +        +         +             +      ~         ~       -
GET    /api/access/invitations/{token}                   +      +        +    +    +         +        +         +             +      +         +       +
POST   /api/access/invitations/{token}                   +      +        +    +    +         +        +         +             +      +         +       +
POST   /api/access/guest                                 x      x        x    x    x         x        x         x             x      x         x       x
GET    /api/access/sso                                   +      +        +    +    +         +        +         +             +      +         +       +
GET    /api/access/sso/callback                          +      +        +    +    +         +        +         +             +      +         +       +

GET    /api/reminders                                    +      +        +    +    +         +        +         +             +      ~         ~       -
GET    /api/reminders/wish                               +      +        +    +    +         +        +         +             +      ~         ~       -
PUT    /api/reminders/wish                               +      +        +    +    +         +        +         +             +      ~         ~       -
GET    /api/reminders/calendar                           +      +        +    +    +         +        +         +             +      ~         ~       -
POST   /api/reminders/calendar                           +      +        +    +    +         +        +         +             +      ~         ~       -
GET    /api/deadlines/{token}.ics                        +      +        +    +    +         +        +         +             +      +         +       +

GET    /api/people                                       -      -        -    -    -         -        -         +             -      -         -       -
POST   /api/people                                       -      -        -    -    -         -        -         +             -      -         -       -
PUT    /api/people/{person}/grants                       -      -        -    -    -         -        -         +             -      -         -       -
POST   /api/people/{person}/invitation                   -      -        -    -    -         -        -         +             -      -         -       -
DELETE /api/people/{person}/second-factor                -      -        -    -    -         -        -         +             -      -         -       -
POST   /api/people/{person}/erasure                      -      -        -    -    -         -        -         +             -      -         -       -
DELETE /api/people/{person}                              -      -        -    -    -         -        -         +             -      -         -       -

GET    /api/acts                                         -      -        -    -    -         +        +         +             -      -         -       -
GET    /api/acts.csv                                     -      -        -    -    -         +        +         +             -      -         -       -
GET    /api/acts/chain                                   -      -        -    -    -         +        +         +             -      -         -       -
GET    /api/acts/{seq}                                   -      -        -    -    -         +        +         +             -      -         -       -
`;
const QUESTIONS: Record<string, string> = {
  figures: 'activities agencies agency_trend behind breakdown bridge campaigns changes coming conclusion conclusion_counts conclusion_reminders conclusions conflicts corrections criteria_changes criteria_sets cuts decisions derivation dues evidence evidence_due evidence_missing expected hand_ins index_history indicators matrix matrix_agencies medians milestones months movement observations overview pace_if plans points progress reporting reports score_areas score_bands score_bodies score_history score_tree score_work scorecard scorecards stakes target targets thresholds trend what_if',
  sheets: 'earlier owed returned sheet_lines unfilled', 'all-sheets': 'reminders waiting', 'to-publish': 'closings readiness', 'to-appraise': 'score_signs',
};

const [heading = '', ...lines] = TABLE.trim().split('\n').filter((line) => line !== '');
/** Who asks, as the heading of the table has them. */
export const ASKERS = heading.split(/\s+/).slice(2);
/** A row for each method and address, and each question of those in `<…>`; `isAlike`: a question of figures like the one before it, by the same route and without a deed of its own. */
export const ROWS = lines.flatMap((line) => {
  const [method = '', address = '', ...cells] = line.split(/\s+/);
  const names = QUESTIONS[/<(.+)>/.exec(address)?.[1] ?? '']?.split(' ') ?? [''];
  return names.map((name, at) => ({ method, address: address.replace(/<.+>/, name), isAlike: at > 0 && address.includes('<figures>'), cells: new Map(cells.map((cell, place) => [ASKERS[place]!, cell])) }));
});

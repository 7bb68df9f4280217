// Who leads a target today, with the way to that body where the registry knows it.
import { Link } from '@tanstack/react-router';
import type { Row } from '../../queries/types.ts';
import { useWords } from '../words.ts';
import { keep } from './address.ts';
import { answersFor } from './figures.ts';

export function LeadBody({ row }: { row: Row<'targets'> }) {
  const { lang } = useWords();
  const name = answersFor(row, lang);
  return row.lead_agency ? <Link to="/co-quan/$ma" params={{ ma: row.lead_agency }} search={keep}>{name}</Link> : name;
}

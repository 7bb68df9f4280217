// Where the reader is: which plan, which report, and what of the address could not be used.
import { useParams } from '@tanstack/react-router';
import { useMe, useMeLost } from '../access.ts';
import { useQuestion } from '../api.ts';
import type { Answered } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { useAddress } from './address.ts';

export interface Place {
  plans: Answered<Row<'plans'>[]>;
  /** the plan that the address names, else the first of the map of one's own agency, else the home's first; null until known */
  plan: Row<'plans'> | null;
  reports: Answered<Row<'reports'>[]>;
  /** the latest report with figures in force */
  latest: Row<'reports'> | null;
  /** the report that the address asks for where it is not the latest; undefined is the latest */
  report: string | undefined;
  /** values of the address that could not be used */
  refused: string[];
}

/** @param planId a plan other than the address's, where a page belongs to one */
export function usePlace(planId?: string | null): Place {
  const { kh, ky } = useAddress();
  const plans = useQuestion('plans', {});
  const rows = plans.state === 'ready' ? plans.rows : [];
  const wanted = planId ?? kh;
  const [me, lost] = [useMe(), useMeLost()];
  const own = me?.signed?.territories ?? [];
  const first = me || lost ? rows.find(({ territory }) => own.includes(territory)) ?? rows[0] : undefined;
  const plan = rows.find((row) => row.plan === wanted) ?? first ?? null;
  const reports = useQuestion('reports', plan ? { plan: plan.plan } : null);
  const known = reports.state === 'ready' ? reports.rows : [];
  const latest = known.find((row) => row.is_latest) ?? null;
  const asked = known.find((row) => row.report === ky && latest !== null && row.q <= latest.q) ?? null;
  const refused = [
    ...(kh && plan && !rows.some((row) => row.plan === kh) ? [`kh=${kh}`] : []),
    ...(ky && reports.state === 'ready' && !asked && plan?.plan === (kh ?? plan?.plan) ? [`ky=${ky}`] : []),
  ];
  return { plans, plan, reports, latest, report: asked && asked !== latest ? asked.report : undefined, refused };
}

/** Of the page that stands here: of a target's page that of its own plan. */
export function usePlaceOfPage(): Place {
  const ma = useParams({ from: '/chi-tieu/$ma', shouldThrow: false })?.ma;
  const milestones = useQuestion('target', ma ? { target: ma } : null);
  return usePlace(ma && milestones.state === 'ready' ? milestones.rows.find(({ own }) => own)?.plan : undefined);
}

/** An answer that is not asked for before its plan is known: where the plans could not be loaded, neither could it. */
export function afterPlans<T>({ plans }: Place, answer: Answered<T>): Answered<T> {
  return answer.state === 'waiting' && plans.state === 'failed' ? plans : answer;
}

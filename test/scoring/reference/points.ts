// Points of one component from what was measured: the rules F1 to F9.
import type { Component, Step } from '../world.ts';

/** What a component is scored on. Of a survey's options `numerator` is Σ weight · answers, `denominator` all answers. */
export interface Measured { numerator: number | null; denominator: number | null; value: number | null; doneOn: string | null; atPeriod: string; isDoubtful: boolean }
/** `not-scored` is a zero denominator that leaves the maximum. */
export interface Points { points: number | null; measure: number | null; state: 'scored' | 'no-data' | 'zero-denominator' | 'not-scored' | 'coverage' | 'no-rule' }

/** Half away from zero, at the ninth decimal, in which all comparisons are made. */
export function round9(value: number): number {
  const shifted = Math.round(Math.abs(value) * 1e9) / 1e9;
  return value < 0 ? -shifted : shifted;
}

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** The points of a version of a component; `year` is that of the period. */
export function pointsOf(component: Component, steps: Step[], measured: Measured | null, year: number): Points {
  if (component.rule === 'none') return { points: null, measure: null, state: 'no-rule' };
  const measure = measured ? measureOf(measured) : null;
  if (measured?.isDoubtful) return { points: null, measure: null, state: 'coverage' };
  if (measured && measured.denominator !== null && round9(measured.denominator) === 0) return { points: { full: component.max, none: 0, 'not-scored': null }[component.zero], measure: null, state: component.zero === 'not-scored' ? 'not-scored' : 'zero-denominator' };
  const points = measured && byRule(component, steps, { measure, doneOn: measured.doneOn }, year);
  return { points, measure, state: points === null ? 'no-data' : 'scored' };
}

/** 100 · numerator / denominator, or the value. */
function measureOf({ numerator, denominator, value }: Measured): number | null {
  if (denominator !== null) return numerator === null || round9(denominator) === 0 ? null : (100 * numerator) / denominator;
  return value;
}

/** Points at a measure, null where there is none. */
export function byRule(component: Component, steps: Step[], { measure: x, doneOn }: { measure: number | null; doneOn: string | null }, year: number): number | null {
  const { rule, max, threshold, floor, each } = component;
  if (x === null) return null;
  switch (rule) {
    case 'ratio': return max * within(x / 100, 0, 1);
    case 'ratio-floor': return round9(x) < round9(floor!) ? 0 : max * within(x / 100, 0, 1);
    case 'ratio-threshold': return upTo(threshold!, max, x);
    case 'index': return upTo(threshold ?? 100, max, x);
    case 'survey': return max * within(x / 100, 0, 1);
    case 'count': case 'bonus': return within(x * each!, 0, max);
    case 'deduction': return max - within(x * each!, 0, max);
    case 'penalty': return 0 - within(x * each!, 0, max);
    case 'steps': return Math.max(0, ...steps.filter((step) => (component.subject === '' || doneOn !== null) && holds(step, x, doneOn, year)).map((step) => step.points));
    default: return null;
  }
}

/** In proportion up to what is full. */
function upTo(full: number, max: number, x: number): number {
  return round9(x) >= round9(full) ? max : Math.max(0, (max * x) / full);
}

function holds({ least, below, by }: Step, x: number, doneOn: string | null, year: number): boolean {
  if (least !== null && round9(x) < round9(least)) return false;
  if (below !== null && round9(x) >= round9(below)) return false;
  return by === '' || (doneOn !== null && doneOn <= lastDay(by, year));
}

function lastDay(by: string, year: number): string {
  return by.startsWith('+') ? `${year + 1}-${by.slice(1)}` : `${year}-${by}`;
}

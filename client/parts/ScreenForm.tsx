// How a screen shows what: whose plan, which slides, for how long, and from where it is read.
import { useState } from 'react';
import type { ScreenSettings } from '../briefing/kept-show.ts';
import { leastPx, raiseOf } from '../briefing/scale.ts';
import { KINDS } from '../briefing/slides.ts';
import { figure } from '../format.ts';
import { named, useWords } from '../words.ts';
import { Field, Form } from './Form.tsx';
import { usePlace } from './place.ts';

/** Height of a picture of 16 : 9, in metres for each inch of its diagonal. */
const METRES = 0.01245;
const THEMES = ['dark', 'light', 'day'] as const;

type Sent = Omit<ScreenSettings, 'screen'>;

/** @param settings those of a screen that is changed; left out for a new one */
export function ScreenForm({ settings, label, send }: { settings?: ScreenSettings; label: string; send: (settings: Sent) => Promise<void> }) {
  const { lang, say } = useWords();
  const { plans, plan } = usePlace();
  const [metres, setMetres] = useState(figure(settings?.distance ?? 4, 'none', lang, { decimals: 1 }));
  const [inches, setInches] = useState(String(Math.round((settings?.height ?? 0.685) / METRES)));
  const [distance, height] = [numberOf(metres), numberOf(inches) * METRES];
  const isSized = distance > 0 && height > 0;
  const { raise, isEnough } = isSized ? raiseOf(distance, height) : { raise: 1, isEnough: true };
  return (
    <Form label={label} send={async (typed) => {
      const kinds = KINDS.filter((kind) => typed[`kind-${kind}`] !== undefined);
      const paces = Object.fromEntries(KINDS.flatMap((kind) => (typed[`pace-${kind}`] ? [[kind, Number(typed[`pace-${kind}`])]] : [])));
      await send({ name: typed.name ?? '', plan: typed.plan ?? '', seconds: Number(typed.seconds), kinds, paces, distance, height: Math.round(height * 1000) / 1000, theme: typed.theme as Sent['theme'] });
    }}>
      <div className="columns">
        <Field name="name" label={say('briefing:screens.name')} hint={say('briefing:screens.nameHint')} value={settings?.name} autoComplete="off" />
        <div className="field">
          <label htmlFor={`plan-${settings?.screen ?? ''}`}>{say('briefing:screens.plan')}</label>
          <select id={`plan-${settings?.screen ?? ''}`} key={plan?.plan} className="select" name="plan" defaultValue={settings?.plan ?? plan?.plan}>{plans.state === 'ready' && plans.rows.map((row) => <option key={row.plan} value={row.plan}>{named(row, 'short', lang)}</option>)}</select>
        </div>
        <Field name="seconds" label={say('briefing:screens.seconds')} value={String(settings?.seconds ?? 20)} inputMode="numeric" />
        <div className="field">
          <label htmlFor={`theme-${settings?.screen ?? ''}`}>{say('briefing:screens.theme')}</label>
          <select id={`theme-${settings?.screen ?? ''}`} className="select" name="theme" defaultValue={settings?.theme ?? 'dark'}>{THEMES.map((theme) => <option key={theme} value={theme}>{say(`briefing:screens.themes.${theme}`)}</option>)}</select>
        </div>
        <div className="field"><label htmlFor={`metres-${settings?.screen ?? ''}`}>{say('briefing:screens.distance')}</label><input id={`metres-${settings?.screen ?? ''}`} className="input" inputMode="decimal" value={metres} onChange={({ target }) => setMetres(target.value)} /></div>
        <div className="field"><label htmlFor={`inches-${settings?.screen ?? ''}`}>{say('briefing:screens.inches')}</label><input id={`inches-${settings?.screen ?? ''}`} className="input" inputMode="decimal" value={inches} onChange={({ target }) => setInches(target.value)} /></div>
      </div>
      {isSized && <p className="hint" role="status">{say(isEnough ? 'briefing:screens.scale' : 'briefing:screens.tooFar', { px: leastPx(distance, height), raise: figure(raise * 100, 'none', lang, { decimals: 0 }) })}</p>}
      <fieldset className="field">
        <legend>{say('briefing:screens.kinds')}</legend>
        {KINDS.map((kind) => (
          <p key={kind} className="row spread">
            <label className="row"><input type="checkbox" name={`kind-${kind}`} defaultChecked={settings?.kinds.includes(kind) ?? true} /> {say(`briefing:kind.${kind}`)}</label>
            <input className="input screen-pace num" name={`pace-${kind}`} inputMode="numeric" pattern="[0-9]{1,3}" defaultValue={settings?.paces?.[kind]} aria-label={say('briefing:screens.paceOf', { kind: say(`briefing:kind.${kind}`) })} placeholder={say('briefing:screens.pace')} />
          </p>
        ))}
      </fieldset>
    </Form>
  );
}

function numberOf(text: string): number {
  return Number(text.replace(',', '.'));
}

// A line above a page that was opened from a slide: the way back, also by Esc.
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { leftStage } from '../briefing/way-back.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';

export function BackToStage() {
  const { say } = useWords();
  const navigate = useNavigate();
  useRouterState({ select: ({ location: { pathname } }) => pathname });
  const stage = leftStage();
  useEffect(() => {
    if (stage === null) return undefined;
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]') || (event.target as HTMLElement).closest('input, textarea, select')) return;
      void navigate({ href: stage });
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [stage, navigate]);
  if (stage === null) return null;
  return (
    <p className="band">
      <Icon name="screen" size={16} />
      <span>{say('frame.fromStage')} <a href={stage} onClick={(event) => { event.preventDefault(); void navigate({ href: stage }); }}>{say('frame.toStage')}</a></span>
    </p>
  );
}

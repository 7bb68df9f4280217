// The words of what became of a target's figures, learnt only by the page that says them.
import en from '../../data/words/history.en.json' with { type: 'json' };
import vi from '../../data/words/history.vi.json' with { type: 'json' };
import { teach } from '../words.ts';

teach('history', vi, en);

// The words of reminders, loaded with the first page that needs them.
import en from '../../data/words/reminders.en.json' with { type: 'json' };
import vi from '../../data/words/reminders.vi.json' with { type: 'json' };
import { teach } from '../words.ts';

teach('reminders', vi, en);

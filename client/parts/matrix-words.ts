// The words of the matrix, of areas and of agencies, loaded with their pages.
import en from '../../data/words/matrix.en.json' with { type: 'json' };
import vi from '../../data/words/matrix.vi.json' with { type: 'json' };
import { teach } from '../words.ts';

teach('matrix', vi, en);

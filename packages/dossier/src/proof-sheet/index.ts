export { proofSheetHtml, proofSheetPdf } from './proof-sheet.ts';

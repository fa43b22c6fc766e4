import type { FormField } from './channel.ts';

/** Fields that several channels ask for. */
export const REPORTER_NAME: FormField = {
  id: 'reporterName',
  label: { 'zh-CN': '姓名（名称）', en: 'your name' },
  required: true,
  fact: 'reporterName',
};
export const REPORTER_PHONE: FormField = {
  id: 'reporterPhone',
  label: { 'zh-CN': '电话', en: 'your telephone number' },
  required: true,
  fact: 'reporterPhone',
};
export const ORDER_NUMBER: FormField = {
  id: 'orderNumber',
  label: { 'zh-CN': '订单号', en: 'order number' },
  required: true,
  fact: 'orderNumber',
};
export const CONVERSATION: FormField = {
  id: 'conversation',
  label: { 'zh-CN': '沟通记录编号', en: 'number of the conversation' },
  required: false,
  fact: 'conversation',
};
export const RECEIVED: FormField = {
  id: 'received',
  label: { 'zh-CN': '文件何时、如何取得', en: 'when and how the files were received' },
  required: true,
  fact: 'received',
};
export const FILES: FormField = {
  id: 'files',
  label: { 'zh-CN': '所附文件及其校验值', en: 'files attached and their digests' },
  required: true,
  derived: 'files',
};
export const SHOWN: FormField = {
  id: 'shown',
  label: { 'zh-CN': '文件所显示的情况', en: 'what the files show' },
  required: true,
  derived: 'shown',
};
export const EVENTS: FormField = {
  id: 'events',
  label: { 'zh-CN': '事情经过', en: 'what happened' },
  required: true,
  fact: 'events',
};
export const REQUEST: FormField = {
  id: 'request',
  label: { 'zh-CN': '具体请求', en: 'what you ask for' },
  required: true,
  fact: 'request',
};

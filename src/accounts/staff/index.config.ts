/** WeChat hands a card to a chat only from a page that says so here: the button for it lies in a component. */
export default definePageConfig({ enableShareAppMessage: true });

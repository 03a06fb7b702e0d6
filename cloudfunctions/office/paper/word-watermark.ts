import { Header, ImportedXmlComponent, Paragraph, type ParagraphChild } from 'docx';
import type { Watermark } from '#domain/office/case-paper';

/** WordArt across the page, as Word itself writes a watermark: it stays where somebody edits the text. */
const shape = (text: Watermark): string => `<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
  xmlns:w10="urn:schemas-microsoft-com:office:word"><w:rPr><w:noProof/></w:rPr><w:pict>
  <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
    path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>
    <v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>
    <v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>
    <v:path textpathok="t" o:connecttype="custom"/><v:textpath on="t" fitshape="t"/></v:shapetype>
  <v:shape id="watermark" o:spid="_x0000_s2049" type="#_x0000_t136" alt="${text}"
    style="position:absolute;margin-left:0;margin-top:0;width:360pt;height:170pt;rotation:325;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;mso-position-vertical:center;mso-position-vertical-relative:page"
    o:allowincell="f" fillcolor="#d0d0d0" stroked="f"><v:fill opacity=".6"/>
    <v:textpath style="font-family:&quot;宋体&quot;;font-size:1pt" string="${text}"/></v:shape></w:pict></w:r>`;

/** 水印 of every page; null for a paper that bears none. */
export function watermarkHeader(text: Watermark | null): Header | null {
  if (text === null) {
    return null;
  }
  const run = ImportedXmlComponent.fromXmlString(shape(text).replace(/>\s+</g, '><'));
  // The library takes any component among the children of a paragraph, which its types do not say.
  return new Header({ children: [new Paragraph({ children: [run as unknown as ParagraphChild] })] });
}

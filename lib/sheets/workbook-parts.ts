import { escapeXml } from "@/lib/domain/xml-text";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** All files of a workbook but its sheets, which are sheet1.xml and so on. */
export function workbookParts(sheetNames: readonly string[]): { path: string; xml: string }[] {
  return [
    { path: "xl/workbook.xml", xml: workbookXml(sheetNames) },
    { path: "xl/_rels/workbook.xml.rels", xml: workbookRelations(sheetNames.length) },
    { path: "xl/styles.xml", xml: STYLES },
    { path: "_rels/.rels", xml: ROOT_RELATIONS },
    { path: "[Content_Types].xml", xml: contentTypes(sheetNames.length) },
  ];
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

function workbookRelations(sheets: number): string {
  const all = Array.from(
    { length: sheets },
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  all.push(`<Relationship Id="rId${sheets + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
}

const ROOT_RELATIONS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

function contentTypes(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  );
  return [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>`,
    `${parts.join("")}</Types>`,
  ].join("");
}

const font = (size: number, bold = "", colour = "") =>
  `<font>${bold}<sz val="${size}"/>${colour}<name val="Calibri"/></font>`;
const fill = (rgb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/></patternFill></fill>`;
const look = (fontId: number, fillId: number, format: number, align = "left") =>
  `<xf numFmtId="${format}" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="${align}" vertical="center"/></xf>`;

// Built-in formats: 0 general, 1 whole numbers, 4 with thousands and two decimals, 49 text. Our own: days as the Nordic countries
// write them, and moments to the second.
const [GENERAL, COUNT, AMOUNT, TEXT, DAY, MOMENT] = [0, 1, 4, 49, 164, 165];

const STYLES = [
  `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="${DAY}" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="${MOMENT}" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>`,
  `<fonts count="4">${font(10)}${font(14, "<b/>")}${font(10, "<b/>")}${font(10, "<b/>", '<color rgb="FFFFFFFF"/>')}</fonts>`,
  `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill("FF1F2430")}${fill("FFE9EBF0")}</fills>`,
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="13"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  look(1, 0, GENERAL) + look(0, 0, TEXT) + look(3, 2, GENERAL) + look(3, 2, GENERAL, "right"),
  look(0, 0, TEXT) + look(0, 0, AMOUNT, "right") + look(0, 0, DAY),
  look(2, 3, TEXT) + look(2, 3, AMOUNT, "right") + look(2, 3, DAY),
  look(0, 0, COUNT, "right") + look(0, 0, MOMENT),
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join("");

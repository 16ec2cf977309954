/** GB/T 2260 codes of Shanxi. Written by scripts/generate-regions.mjs from @vant/area-data 2.1.0; do not edit. */
export const REGION_TABLE = [
  {
    code: '1401',
    name: '太原市',
    counties: [
      { code: '140105', name: '小店区' },
      { code: '140106', name: '迎泽区' },
      { code: '140107', name: '杏花岭区' },
      { code: '140108', name: '尖草坪区' },
      { code: '140109', name: '万柏林区' },
      { code: '140110', name: '晋源区' },
      { code: '140121', name: '清徐县' },
      { code: '140122', name: '阳曲县' },
      { code: '140123', name: '娄烦县' },
      { code: '140181', name: '古交市' }
    ]
  },
  {
    code: '1402',
    name: '大同市',
    counties: [
      { code: '140212', name: '新荣区' },
      { code: '140213', name: '平城区' },
      { code: '140214', name: '云冈区' },
      { code: '140215', name: '云州区' },
      { code: '140221', name: '阳高县' },
      { code: '140222', name: '天镇县' },
      { code: '140223', name: '广灵县' },
      { code: '140224', name: '灵丘县' },
      { code: '140225', name: '浑源县' },
      { code: '140226', name: '左云县' }
    ]
  },
  {
    code: '1403',
    name: '阳泉市',
    counties: [
      { code: '140302', name: '城区' },
      { code: '140303', name: '矿区' },
      { code: '140311', name: '郊区' },
      { code: '140321', name: '平定县' },
      { code: '140322', name: '盂县' }
    ]
  },
  {
    code: '1404',
    name: '长治市',
    counties: [
      { code: '140403', name: '潞州区' },
      { code: '140404', name: '上党区' },
      { code: '140405', name: '屯留区' },
      { code: '140406', name: '潞城区' },
      { code: '140423', name: '襄垣县' },
      { code: '140425', name: '平顺县' },
      { code: '140426', name: '黎城县' },
      { code: '140427', name: '壶关县' },
      { code: '140428', name: '长子县' },
      { code: '140429', name: '武乡县' },
      { code: '140430', name: '沁县' },
      { code: '140431', name: '沁源县' }
    ]
  },
  {
    code: '1405',
    name: '晋城市',
    counties: [
      { code: '140502', name: '城区' },
      { code: '140521', name: '沁水县' },
      { code: '140522', name: '阳城县' },
      { code: '140524', name: '陵川县' },
      { code: '140525', name: '泽州县' },
      { code: '140581', name: '高平市' }
    ]
  },
  {
    code: '1406',
    name: '朔州市',
    counties: [
      { code: '140602', name: '朔城区' },
      { code: '140603', name: '平鲁区' },
      { code: '140621', name: '山阴县' },
      { code: '140622', name: '应县' },
      { code: '140623', name: '右玉县' },
      { code: '140681', name: '怀仁市' }
    ]
  },
  {
    code: '1407',
    name: '晋中市',
    counties: [
      { code: '140702', name: '榆次区' },
      { code: '140703', name: '太谷区' },
      { code: '140721', name: '榆社县' },
      { code: '140722', name: '左权县' },
      { code: '140723', name: '和顺县' },
      { code: '140724', name: '昔阳县' },
      { code: '140725', name: '寿阳县' },
      { code: '140727', name: '祁县' },
      { code: '140728', name: '平遥县' },
      { code: '140729', name: '灵石县' },
      { code: '140781', name: '介休市' }
    ]
  },
  {
    code: '1408',
    name: '运城市',
    counties: [
      { code: '140802', name: '盐湖区' },
      { code: '140821', name: '临猗县' },
      { code: '140822', name: '万荣县' },
      { code: '140823', name: '闻喜县' },
      { code: '140824', name: '稷山县' },
      { code: '140825', name: '新绛县' },
      { code: '140826', name: '绛县' },
      { code: '140827', name: '垣曲县' },
      { code: '140828', name: '夏县' },
      { code: '140829', name: '平陆县' },
      { code: '140830', name: '芮城县' },
      { code: '140881', name: '永济市' },
      { code: '140882', name: '河津市' }
    ]
  },
  {
    code: '1409',
    name: '忻州市',
    counties: [
      { code: '140902', name: '忻府区' },
      { code: '140921', name: '定襄县' },
      { code: '140922', name: '五台县' },
      { code: '140923', name: '代县' },
      { code: '140924', name: '繁峙县' },
      { code: '140925', name: '宁武县' },
      { code: '140926', name: '静乐县' },
      { code: '140927', name: '神池县' },
      { code: '140928', name: '五寨县' },
      { code: '140929', name: '岢岚县' },
      { code: '140930', name: '河曲县' },
      { code: '140931', name: '保德县' },
      { code: '140932', name: '偏关县' },
      { code: '140981', name: '原平市' }
    ]
  },
  {
    code: '1410',
    name: '临汾市',
    counties: [
      { code: '141002', name: '尧都区' },
      { code: '141021', name: '曲沃县' },
      { code: '141022', name: '翼城县' },
      { code: '141023', name: '襄汾县' },
      { code: '141024', name: '洪洞县' },
      { code: '141025', name: '古县' },
      { code: '141026', name: '安泽县' },
      { code: '141027', name: '浮山县' },
      { code: '141028', name: '吉县' },
      { code: '141029', name: '乡宁县' },
      { code: '141030', name: '大宁县' },
      { code: '141031', name: '隰县' },
      { code: '141032', name: '永和县' },
      { code: '141033', name: '蒲县' },
      { code: '141034', name: '汾西县' },
      { code: '141081', name: '侯马市' },
      { code: '141082', name: '霍州市' }
    ]
  },
  {
    code: '1411',
    name: '吕梁市',
    counties: [
      { code: '141102', name: '离石区' },
      { code: '141121', name: '文水县' },
      { code: '141122', name: '交城县' },
      { code: '141123', name: '兴县' },
      { code: '141124', name: '临县' },
      { code: '141125', name: '柳林县' },
      { code: '141126', name: '石楼县' },
      { code: '141127', name: '岚县' },
      { code: '141128', name: '方山县' },
      { code: '141129', name: '中阳县' },
      { code: '141130', name: '交口县' },
      { code: '141181', name: '孝义市' },
      { code: '141182', name: '汾阳市' }
    ]
  }
] as const

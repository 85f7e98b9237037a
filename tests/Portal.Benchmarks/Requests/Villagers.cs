namespace Portal.Benchmarks.Requests;

/// <summary>What villagers order: who, what, how and an ask, 2.6 million ways, so that every feature is shared by many orders.</summary>
internal static class Villagers
{
    private static readonly string[] Who = ["俺家", "我家", "村东头", "村西头", "老宅子", "我妈", "邻居家", "合作社", "学校门口", "桥头", "二组", "五保户老李", "我们队", "卫生室", "", "", "", ""];

    private static readonly string[] What =
    [
        "小麦", "玉米", "花生", "红薯", "芝麻", "大棚黄瓜", "草莓苗", "羊羔", "母猪", "鱼塘", "路灯", "自来水", "下水道", "水泥路", "变压器", "宽带", "手机信号", "医保", "低保", "养老金",
        "高龄补贴", "育儿补贴", "残疾证", "宅基地", "危房", "土地流转费", "公交车", "校车", "幼儿园", "疫苗", "高血压药", "家庭医生", "助餐", "快递", "垃圾桶", "厕所", "广场舞", "图书室", "豫剧", "家训比赛",
        "农机补贴", "种子", "化肥", "病虫害", "秸秆", "充电桩", "流浪狗", "彩礼", "红白事", "欠薪", "贷款", "保险理赔", "户口", "身份证", "身份认证", "直播带货", "电焊培训", "招工", "门前的坑", "桥栏杆",
    ];

    private static readonly string[] How = ["一直", "这个月", "今年", "去年开始", "下雨天", "夜里", "半个月了", "老是", "突然", "听说", "按规定", "", "", ""];

    private static readonly string[] Ask =
    [
        "坏了找谁修", "不够用咋办", "什么时候发", "一年交多少钱", "怎么申请", "要带啥材料", "能不能上门办", "有没有免费培训", "在哪儿买得到", "让人骗了咋报案", "质量不好咋退", "有没有补助", "请专家来讲讲",
        "能不能提前半小时", "归哪个部门管", "打什么药", "卖不上价", "咋跟邻居说清", "有啥讲究", "能不能代办", "为啥停了", "名单在哪儿看", "冬天怎么防冻", "孩子能参加不", "老人用不了手机咋整", "啥时候能修好",
    ];

    /// <summary>An order.</summary>
    public static string Order(Random random) => Pick(Who, random) + Pick(What, random) + Pick(How, random) + Pick(Ask, random);

    /// <summary>What somebody has typed so far: an order, its beginning, or it in another order of words.</summary>
    public static string Question(Random random)
    {
        var whole = Order(random);
        return random.Next(3) switch
        {
            0 => whole,
            1 => whole[..Math.Max(2, random.Next(whole.Length))],
            _ => Pick(Ask, random) + "，" + Pick(Who, random) + Pick(What, random),
        };
    }

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];
}

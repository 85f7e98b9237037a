using System.Text;
using Portal.Requests.Topics.Similar;

namespace Portal.Requests.Tests.Topics.Similar;

/// <summary>
/// 300 labelled pairs (paraphrases, dialect, wrong characters) among 10,000 orders about other things in the same ways, and near
/// misses that ask something else about the very same things.
/// </summary>
public sealed class LabelledPairsTests(ITestOutputHelper output)
{
    private static readonly Guid Place = Guid.NewGuid();

    [Fact]
    public void The_order_that_was_meant_is_among_the_first_three_in_four_of_five_cases()
    {
        var index = new SimilarIndex();
        var meant = new List<(Guid Id, string Asked)>();
        foreach (var line in Pairs())
        {
            var id = Guid.NewGuid();
            index.Put(id, line[0], Place);
            meant.AddRange(line.Skip(1).Select(asked => (id, asked)));
        }

        foreach (var distractor in Distractors().Take(10_000).Concat(Lines("near.txt")))
            index.Put(Guid.NewGuid(), distractor, Place);

        var missed = meant.Where(m => !index.Nearest(m.Asked, null, 3).Any(n => n.Id == m.Id)).Select(m => m.Asked).ToList();
        var recall = 1 - ((double)missed.Count / meant.Count);
        output.WriteLine($"recall@3 = {recall:0.000} of {meant.Count} among {index.Count}; missed: {string.Join(" / ", missed)}");

        Assert.True(meant.Count >= 300 && index.Count >= 10_000);
        Assert.True(recall >= 0.80, $"recall@3 = {recall:0.000}: {string.Join(" / ", missed)}");
    }

    internal static IEnumerable<string[]> Pairs() => Lines("pairs.txt").Select(line => line.Split('|'));

    private static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(LabelledPairsTests).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>Near misses: the things people talk about with what people ask, in every combination that nobody wrote above.</summary>
    internal static IEnumerable<string> Distractors()
    {
        string[] things =
        [
            "小麦", "玉米", "花生", "大豆", "棉花", "红薯", "白菜", "辣椒", "西瓜", "苹果树", "养鸡", "养羊", "养牛", "鱼塘", "蜂箱", "果园", "苗圃", "水渠", "水井", "水泵",
            "拖拉机", "收割机", "三轮车", "摩托车", "驾驶证", "房产证", "林权证", "营业执照", "公章", "档案", "党费", "团费", "水费", "电费", "燃气", "暖气", "太阳能", "屋顶漏雨", "院墙", "下水道",
            "村广场", "篮球场", "健身器材", "戏台", "祠堂", "公墓", "红白事", "彩礼", "寿宴", "庙会", "集市", "超市", "卫生室", "药店", "牙齿", "眼睛", "关节炎", "糖尿病", "感冒", "体检",
            "义诊", "理发", "磨刀", "修鞋", "修伞", "裁缝", "木工", "瓦工", "焊工", "电工", "月嫂", "护工", "厨师", "直播设备", "短视频", "手机流量", "电视信号", "有线电视", "广播喇叭", "防汛",
            "防火", "地震", "雷电", "冰雹", "大雪", "结冰", "洪水", "滑坡", "树倒了", "电线杆", "变压器", "电表", "漏电", "燃气罐", "烟囱", "灶台", "炕", "被褥", "棉衣", "米面油",
        ];
        string[] asks =
        [
            "什么时候有人来讲", "坏了找哪个部门", "一年交多少", "补贴标准是多少", "怎么办手续", "能不能上门", "有没有培训", "在哪里买得到", "被偷了咋报案", "质量不好咋退",
            "价格为啥涨了", "合同怎么签", "贷款利息多少", "保险怎么买", "谁来检查", "多久换一次", "能不能免费", "有啥讲究", "怎么保养", "晚上安全不",
            "要不要登记", "冬天怎么办", "夏天怎么防", "咋跟邻居说清", "能评先进不", "有没有名额", "归村里还是镇上", "电话是多少", "几点到几点", "能在直播里讲讲不",
            "去年说的今年还算不", "孩子能参加不", "老人用得着不", "怎么投诉", "可以预约不", "下雨天咋弄", "丢了怎么找", "要排队多久", "哪家靠谱", "咋防上当",
            "有没有志愿者", "啥时候结账", "怎么开证明", "能不能代办", "周末办不办", "外村人行不行", "要本人去不", "网上能办不", "一次能弄几个", "分几步走",
            "有没有优惠", "什么人能申请", "怎么才算合格", "在家能做不", "需要几个人", "跟城里一样不", "从前是咋弄的", "会不会拆", "占地算谁的", "出了事谁负责",
            "怎么分类", "怎么称重", "怎么运走", "怎么存放", "能放多久", "有毒没有", "小孩碰了咋办", "跟政策冲突不", "要不要审批", "多大面积",
            "能不能换", "怎么找回", "怎么挂失", "怎么缴费", "怎么打印", "怎么拍照", "怎么上传", "怎么签字", "怎么公示", "怎么监督",
            "多少人报名了", "还有几天截止", "名单在哪看", "谁定的", "为啥没通知", "为啥不一样", "为啥慢", "为啥停了", "为啥没我", "为啥要钱",
            "有没有样子看看", "请专家说说", "给个准信", "讲细一点", "再讲一回", "放个录像", "写张纸条", "贴在哪儿", "发到群里行不", "让我也试试",
        ];
        // In an order that mixes both, so that the first ten thousand are not about a few things only.
        foreach (var where in new[] { "", "村东头" })
        {
            for (var i = 0; i < asks.Length; i++)
            {
                for (var j = 0; j < things.Length; j++)
                    yield return where + things[j] + asks[(i + j) % asks.Length];
            }
        }
    }
}

using BenchmarkDotNet.Attributes;
using Portal.Requests.Topics.Similar;

namespace Portal.Benchmarks.Requests;

/// <summary>Similar orders among 100,000, as asked while somebody types. The index is the same on every database; aim: 95 % within 150 ms.</summary>
[MemoryDiagnoser]
public class SimilarBenchmark
{
    private static readonly string[] Things = ["小麦", "玉米", "花生", "红薯", "路灯", "水管", "医保", "低保", "校车", "厕所", "宅基地", "快递", "养老院", "疫苗", "豫剧", "家训", "农机", "大棚", "流浪狗", "垃圾桶"];
    private static readonly string[] Asks = ["什么时候有人来讲", "坏了找哪个部门修", "一年交多少钱", "补贴标准是多少", "怎么办手续要带啥", "能不能上门来办", "有没有免费培训", "在哪里买得到便宜", "让人骗了咋报案", "质量不好咋退"];
    private readonly SimilarIndex index = new();

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(7);
        for (var i = 0; i < 100_000; i++)
            index.Put(Guid.NewGuid(), $"{Things[random.Next(Things.Length)]}{(char)('一' + random.Next(5000))}{(char)('一' + random.Next(5000))}{Asks[random.Next(Asks.Length)]}", Guid.Empty);
    }

    [Benchmark]
    public int Paraphrase() => index.Nearest("俺家玉米咋办手续，要拿啥材料，去哪里", null, 24).Count;

    [Benchmark]
    public int RareWords() => index.Nearest("茎基腐怎么拌种", null, 24).Count;
}

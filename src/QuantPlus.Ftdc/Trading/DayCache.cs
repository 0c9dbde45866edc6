using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace QuantPlus.Ftdc.Trading;

/// <summary>
/// Answers that hold for a trading day, by what was asked. Asks for the same that run at the same time become one; an ask that failed, or found nothing, is
/// forgotten.
/// </summary>
internal sealed class DayCache<TKey, TAnswer>
    where TKey : notnull
    where TAnswer : class
{
    private ConcurrentDictionary<TKey, Lazy<Task<TAnswer?>>> _answers = new();

    /// <summary>The answer that is known, or else that of a new ask.</summary>
    public Task<TAnswer?> GetAsync(TKey key, Func<Task<TAnswer?>> ask)
    {
        var answers = Volatile.Read(ref _answers);
        var added = new Lazy<Task<TAnswer?>>(() => AskAsync(answers, key, ask));
        return answers.GetOrAdd(key, added).Value;
    }

    public bool TryGet(TKey key, [NotNullWhen(true)] out TAnswer? answer)
    {
        answer = Volatile.Read(ref _answers).TryGetValue(key, out var known) && known is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }
            ? known.Value.Result
            : null;
        return answer is not null;
    }

    public void Set(TKey key, TAnswer answer) =>
        Volatile.Read(ref _answers)[key] = new Lazy<Task<TAnswer?>>(Task.FromResult<TAnswer?>(answer));

    /// <summary>Another trading day: everything is asked anew.</summary>
    public void Clear() => Volatile.Write(ref _answers, new ConcurrentDictionary<TKey, Lazy<Task<TAnswer?>>>());

    private static async Task<TAnswer?> AskAsync(
        ConcurrentDictionary<TKey, Lazy<Task<TAnswer?>>> answers, TKey key, Func<Task<TAnswer?>> ask)
    {
        // On the pool, so that the entry is in its place before the answer is.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        TAnswer? answer = null;
        try
        {
            answer = await ask().ConfigureAwait(false);
            return answer;
        }
        finally
        {
            if (answer is null)
                answers.TryRemove(key, out _);
        }
    }
}

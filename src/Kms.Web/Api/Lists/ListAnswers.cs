namespace Kms.Web.Api;

internal static class ListAnswers
{
    public static ListAnswer<TAnswer> To<T, TAnswer>(this Page<T> page, Func<T, TAnswer> map) =>
        new([.. page.Items.Select(map)], page.Next, page.Total, page.TotalIsExact);

    /// <summary>A list that is short by nature and always comes whole.</summary>
    public static ListAnswer<TAnswer> ToList<T, TAnswer>(this IReadOnlyCollection<T> items, Func<T, TAnswer> map) =>
        new([.. items.Select(map)], null, items.Count, true);
}

namespace Portal.Requests.Triage;

/// <summary>A queue of the console; in addresses in lower case: <c>?view=overdue</c>.</summary>
internal enum QueueView
{
    Pending,
    Overdue,
    Soon,
    Held,
    Asked,
    Out,
    Conferring,
    Visit,
    Mine,
    All,
}

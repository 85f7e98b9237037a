using Portal.Kit.People;
using Portal.Storage.Secrets;

namespace Portal.Accounts.People;

/// <summary>Between telephone numbers and the sealed side rows in which they are kept.</summary>
internal sealed class PhoneBook(SecretBox box)
{
    private const string Purpose = "accounts.phone";

    public string Fingerprint(PhoneNumber number) => box.Fingerprint(Purpose, number.Normal);

    public ContactRow Contact(Guid personId, PhoneNumber number, DateTime? confirmedAt = null) => new()
    {
        PersonId = personId,
        Sealed = box.Seal(Purpose, number.Normal),
        Fingerprint = Fingerprint(number),
        ConfirmedAt = confirmedAt,
    };

    public PhoneNumber Open(ContactRow contact) =>
        PhoneNumber.TryParse(box.Open(Purpose, contact.Sealed), out var number)
            ? number
            : throw new InvalidOperationException("A sealed contact does not hold a telephone number.");
}

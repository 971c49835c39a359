using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace Regie.Shell.Security;

/// <summary>Keys of the ring rest in the database sealed with a key derived from the <see cref="MasterKey"/>: the database alone signs no cookie.</summary>
internal static class SealedKeyRing
{
    public static void AddSealedKeyRing(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(_ => MasterKey.Open(settings));
        services.AddDataProtection().SetApplicationName("regie").PersistKeysToDbContext<Kernel.RegieDb>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlEncryptor = new SealingXml(provider.GetRequiredService<MasterKey>())));
    }
}

/// <summary>AES-256-GCM over the XML of one key.</summary>
internal sealed class SealingXml(MasterKey master) : IXmlEncryptor
{
    internal const string Purpose = "data-protection-ring";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var (cipher, tag) = (new byte[plain.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        using var aes = new AesGcm(master.Derive(Purpose), tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag);
        return new EncryptedXmlInfo(new XElement("sealed", new XAttribute("master", master.Name), new XElement("nonce", Convert.ToBase64String(nonce)), new XElement("tag", Convert.ToBase64String(tag)), new XElement("text", Convert.ToBase64String(cipher))), typeof(OpeningXml));
    }
}

/// <summary>Opens what <see cref="SealingXml"/> sealed; made by the framework from its name in the stored key.</summary>
internal sealed class OpeningXml(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        byte[] Read(string name) => Convert.FromBase64String(encryptedElement.Element(name)!.Value);
        var (nonce, tag, cipher) = (Read("nonce"), Read("tag"), Read("text"));
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(services.GetRequiredService<MasterKey>().Derive(SealingXml.Purpose), tag.Length);
        aes.Decrypt(nonce, cipher, tag, plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}

// Whatever text is thrown at them: addresses, lists and header texts that are accepted hold nothing
// forbidden.

#include "components/email/protocol/addresslist.h"

#include <algorithm>
#include <cstdlib>

using namespace email;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void checkText(const QString &text)
{
    require(std::none_of(text.begin(), text.end(), [](QChar c) { return isControl(c) || isBidiControl(c); }));
    require(text.size() <= HeaderText::MaxLength);
    require(text.isValidUtf16());
}

void checkAddress(const MailAddress &address)
{
    const QByteArray &bytes = address.bytes();
    require(bytes.size() <= 254 && !bytes.startsWith('-') && bytes.count('@') == 1);
    const auto mayStand = [](char c) { return (c & 0x80) || (c > 0x20 && c < 0x7f); };
    require(std::all_of(bytes.begin(), bytes.end(), mayStand));
    const QByteArray domain = address.domain();
    require(std::all_of(domain.begin(), domain.end(), [](char c) { return c > 0x20 && c < 0x7f; }));
    require(!bytes.contains('<') && !bytes.contains('>') && !bytes.contains('"'));
    require(MailAddress::parse(address.toString()) == address);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const auto address = MailAddress::parse(text))
        checkAddress(*address);
    if (const auto header = HeaderText::parse(text))
        checkText(header->text());
    checkText(HeaderText::cleaned(text).text());
    QString why;
    const auto list = parseAddressList(text, &why);
    require(list || !why.isEmpty());
    for (const Mailbox &mailbox : list.value_or(QList<Mailbox>())) {
        checkText(mailbox.name.text());
        checkAddress(mailbox.address);
    }
    const QByteArray hello = helloName(text);
    require(std::all_of(hello.begin(), hello.end(), [](char c) { return c > 0x20 && c < 0x7f; }));
    return 0;
}

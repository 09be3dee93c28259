#include "station/value/codec.h"

#include "station/value/ord.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace station;

namespace {

/// Any JSON value from its text.
QJsonValue json(const QByteArray &text)
{
    return QJsonDocument::fromJson("[" + text + "]").array().at(0);
}

QByteArray textOf(const QJsonValue &value)
{
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
}

} // namespace

class CodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesReadAndWriteTheSame_data();
    void valuesReadAndWriteTheSame();
    void nonsenseIsRefusedWithAReason_data();
    void nonsenseIsRefusedWithAReason();
    void aNumberThatIsTooLargeSaysTheRange_data();
    void aNumberThatIsTooLargeSaysTheRange();
    void aTextIsNoLongerThanItsFacetAllows();
    void aSecretIsNeverWritten();
    void linksConvertOnlyWhatFits();
    void timeRangesMayCrossMidnight();
    void ordsNameComponentsAndSlots();
    void ordsThatMakeNoSenseAreRefused_data();
    void ordsThatMakeNoSenseAreRefused();
};

void CodecTest::valuesReadAndWriteTheSame_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<QByteArray>("out");
    const auto row = [](const char *type, const char *in, const char *out) {
        QTest::addRow("%s %s", type, in) << QString::fromLatin1(type) << QByteArray(in) << QByteArray(out);
    };
    row("bool", "true", "true");
    row("bool", "\"FALSE\"", "false");
    row("int", "\"-7\"", "-7");
    row("double", "\"1e3\"", "1000");
    row("double", "\"nan\"", "\"nan\"");
    row("string", "\"Zuluft °C\"", "\"Zuluft °C\"");
    row("duration", "90", "\"PT1M30S\"");
    row("duration", "\"1h 30m 5s\"", "\"PT1H30M5S\"");
    row("duration", "\"PT0.25S\"", "\"PT0.250S\"");
    row("dateTime", "\"2026-11-22T08:00:00+01:00\"", "\"2026-11-22T07:00:00.000Z\"");
    row("dateTime", "null", "null");
    row("timeRange", "\"22:00 - 06:30\"", "\"22:00-06:30\"");
    row("weekdays", "\"Monday,fri\"", "\"mon,fri\"");
    row("hostName", "\" Mail.Example.COM \"", "\"mail.example.com\"");
    row("hostName", "\"2001:db8::1\"", "\"2001:db8::1\"");
    row("port", "\"auto\"", "-1");
    row("mailAddressList", "\"a@b.c, Duty <d@e.f>,a@b.c\"", "[\"a@b.c\",\"Duty <d@e.f>\"]");
    row("reference", "\"/Services\"", "\"/Services\"");
    row("status", "\"{fault,alarm}\"", "{\"flags\":10,\"value\":\"{fault,alarm}\"}");
    row("statusNumeric", "21.5", "{\"status\":\"{ok}\",\"value\":21.5}");
    row("statusBoolean", "{\"value\":true,\"status\":\"{stale}\"}",
        "{\"status\":\"{stale}\",\"value\":true}");
    row("facets", "{\"unit\":\"°C\",\"max\":30}", "{\"max\":30,\"unit\":\"°C\"}");
    row("facets", "{\"showSeconds\":false,\"maxLength\":8}", "{\"maxLength\":8,\"showSeconds\":false}");
    row("facets", "{\"showDate\":false,\"showMilliseconds\":true,\"fieldWidth\":12}",
        "{\"fieldWidth\":12,\"showDate\":false,\"showMilliseconds\":true}");
}

void CodecTest::valuesReadAndWriteTheSame()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, in);
    QFETCH(QByteArray, out);
    const ValueType *codec = findValueType(type);
    QVERIFY(codec);
    Value value = makeValue(codec);
    const Result<void> read = codec->fromJson(value.data(), json(in), {});
    QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().text()));
    QVERIFY(codec->check(value.ref().data, {}).ok());
    const QJsonValue written = codec->toJson(value.ref().data, {});
    QCOMPARE(textOf(written), "[" + out + "]");
    Value again = makeValue(codec);
    QVERIFY(codec->fromJson(again.data(), written, {}).ok());
    if (!in.contains("nan"))
        QVERIFY(codec->equals(again.ref().data, value.ref().data));
}

void CodecTest::nonsenseIsRefusedWithAReason_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("in");
    const auto row = [](const char *type, const char *in) {
        QTest::addRow("%s %s", type, in) << QString::fromLatin1(type) << QByteArray(in);
    };
    row("bool", "\"maybe\"");
    row("bool", "1");
    row("int", "1.5");
    row("int", "1e10");
    row("int", "\"0x10\"");
    row("double", "\"1,5\"");
    row("double", "\"1e999\"");
    row("string", "5");
    row("string", "\"a\\u0000b\"");
    row("string", "\"a\\nb\"");
    row("duration", "\"PT\"");
    row("duration", "\"tomorrow\"");
    row("duration", "-5");
    row("dateTime", "\"22.11.2026\"");
    row("timeRange", "\"25:00-26:00\"");
    row("weekdays", "\"mon,someday\"");
    row("hostName", "\"https://mail.example.com/\"");
    row("hostName", "\"mail server\"");
    row("hostName", "\"-mail.example.com\"");
    row("port", "0");
    row("port", "70000");
    row("mailAddressList", "\"nobody\"");
    row("mailAddressList", "\"a@b.c\\r\\nBcc: x@y.z\"");
    row("reference", "\"Services\"");
    row("reference", "\"/Services.status\"");
    row("secret", "\"\"");
    row("secret", "\"two\\nlines\"");
    row("status", "\"{unwell}\"");
    row("facets", "{\"colour\":\"red\"}");
    row("certificate", "\"no certificate\"");
}

void CodecTest::nonsenseIsRefusedWithAReason()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, in);
    const ValueType *codec = findValueType(type);
    QVERIFY(codec);
    Value value = makeValue(codec);
    Result<void> read = codec->fromJson(value.data(), json(in), {});
    if (read)
        read = codec->check(value.ref().data, {});
    QVERIFY(!read.ok());
    QVERIFY(!read.error().why.isEmpty());
}

void CodecTest::aNumberThatIsTooLargeSaysTheRange_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QJsonValue>("in");
    QTest::addColumn<QString>("range");
    const auto large = QStringLiteral("99999999999999999999");
    QTest::newRow("int") << QStringLiteral("int") << QJsonValue(large)
                         << QStringLiteral("-2147483648 to 2147483647");
    QTest::newRow("int, a number") << QStringLiteral("int") << QJsonValue(-1e20)
                                   << QStringLiteral("-2147483648 to 2147483647");
    QTest::newRow("int, beyond all") << QStringLiteral("int") << QJsonValue(QStringLiteral("1e400"))
                                     << QStringLiteral("-2147483648 to 2147483647");
    QTest::newRow("double") << QStringLiteral("double") << QJsonValue(QStringLiteral("-1e400"))
                            << QStringLiteral("1.8e308");
}

void CodecTest::aNumberThatIsTooLargeSaysTheRange()
{
    QFETCH(const QString, type);
    QFETCH(const QJsonValue, in);
    QFETCH(const QString, range);
    const station::ValueType *found = station::findValueType(type);
    station::Value value = station::makeValue(found);
    const auto read = found->fromJson(value.data(), in, {});
    QVERIFY(!read);
    QVERIFY2(read.error().why.contains(range), qPrintable(read.error().why));
}

void CodecTest::aTextIsNoLongerThanItsFacetAllows()
{
    const Facets facets = FacetsDecl{.maxLength = 3}.toFacets();
    QVERIFY(Codec<QString>::check(QStringLiteral("äöü"), facets).ok());
    const Result<void> longer = Codec<QString>::check(QStringLiteral("abcd"), facets);
    QCOMPARE(longer.error().why, QStringLiteral("the text has 4 characters; 3 are allowed"));
    Facets shorter;
    shorter.maxLength = 2;
    QCOMPARE(facets.overriddenBy(shorter).maxLength, 2);
    QCOMPARE(facets.overriddenBy({}).maxLength, 3);
}

void CodecTest::aSecretIsNeverWritten()
{
    Secret secret;
    secret.set = true;
    secret.entered = "sesame";
    QVERIFY(!textOf(Codec<Secret>::toJson(secret, {})).contains("sesame"));
    QVERIFY(!Codec<Secret>::toText(secret, {}).contains(QStringLiteral("sesame")));
}

void CodecTest::linksConvertOnlyWhatFits()
{
    QVERIFY(canConvert(valueTypeOf<StatusBoolean>(), valueTypeOf<StatusNumeric>()));
    QVERIFY(canConvert(valueTypeOf<int>(), valueTypeOf<StatusNumeric>()));
    QVERIFY(canConvert(valueTypeOf<Duration>(), valueTypeOf<QString>()));
    QVERIFY(!canConvert(valueTypeOf<StatusNumeric>(), valueTypeOf<StatusBoolean>()));
    QVERIFY(!canConvert(valueTypeOf<QString>(), valueTypeOf<double>()));
    StatusNumeric target;
    const StatusBoolean source{true, Status::Stale};
    QVERIFY(convertInto({valueTypeOf<StatusBoolean>(), &source}, valueTypeOf<StatusNumeric>(), &target));
    QCOMPARE(target.value, 1.0);
    QVERIFY(target.status.has(Status::Stale));
}

void CodecTest::timeRangesMayCrossMidnight()
{
    const TimeRange night{QTime(22, 0), QTime(6, 0)};
    QVERIFY(night.contains(QTime(23, 59)));
    QVERIFY(night.contains(QTime(0, 0)));
    QVERIFY(!night.contains(QTime(6, 0)));
    const TimeRange always{QTime(0, 0), QTime(0, 0)};
    QVERIFY(always.contains(QTime(12, 0)));
}

void CodecTest::ordsNameComponentsAndSlots()
{
    const auto slot = Ord::parse(QStringLiteral("/Services/EmailService/Outgoing.port"));
    QVERIFY(slot.ok());
    QCOMPARE(slot->names.size(), 3);
    QCOMPARE(slot->slot, QStringLiteral("port"));
    QCOMPARE(slot->text(), QStringLiteral("/Services/EmailService/Outgoing.port"));
    QCOMPARE(Ord::parse(QStringLiteral("h:42.out"))->handle, 42u);
    QVERIFY(Ord::parse(QStringLiteral("/"))->names.isEmpty());
    QCOMPARE(displayNameOf(QStringLiteral("useStartTls")), QStringLiteral("Use Start Tls"));
}

void CodecTest::ordsThatMakeNoSenseAreRefused_data()
{
    QTest::addColumn<QString>("ord");
    for (const char *ord : {"", "Services", "h:x", "h:0", "/a//b", "/a.", "/../b", "/a/b?c"})
        QTest::addRow("'%s'", ord) << QString::fromLatin1(ord);
}

void CodecTest::ordsThatMakeNoSenseAreRefused()
{
    QFETCH(QString, ord);
    const auto parsed = Ord::parse(ord);
    QVERIFY(!parsed.ok());
    QVERIFY(!parsed.error().why.isEmpty());
}

QTEST_GUILESS_MAIN(CodecTest)
#include "codectest.moc"

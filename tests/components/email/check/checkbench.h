#pragma once

#include "components/components.h"
#include "station/session/methods.h"
#include "tests/components/email/accountbench.h"

using namespace accountbench;

/// check.run to its end; what was told on the way is in told.
struct CheckRun
{
    QJsonObject check(Bench &bench, const QJsonObject &params = {})
    {
        begin(bench, params);
        FakeClock &clock = bench.clock;
        [&] { WAIT_FOR(report.has_value()); }();
        clock.advance(0);
        return report.value_or(QJsonObject());
    }

    void begin(Bench &bench, QJsonObject params)
    {
        methods = std::make_unique<station::MethodTable>();
        registerComponentMethods(*methods, bench.station->station());
        report.reset();
        told.clear();
        if (!params.contains(QStringLiteral("ord")) && !params.contains(QStringLiteral("type")))
            params.insert(QStringLiteral("ord"), bench.account().path());
        station::Call call;
        call.params = params;
        call.notify = [this](const QString &method, const QJsonObject &news) {
            QCOMPARE(method, QStringLiteral("checked"));
            told.append(news[QStringLiteral("stage")][QStringLiteral("name")].toString());
        };
        methods->find(QStringLiteral("check.run"))
            ->run(call, [this](const station::Result<QJsonValue> &answer) {
                QVERIFY2(answer.ok(), qPrintable(answer.ok() ? QString() : answer.error().text()));
                report = answer->toObject();
            });
    }

    std::unique_ptr<station::MethodTable> methods;
    std::optional<QJsonObject> report;
    QStringList told;
};

inline QJsonValue stage(const QJsonObject &report, const char *name)
{
    for (const QJsonValue &each : report[QStringLiteral("stages")].toArray()) {
        if (each[QStringLiteral("name")] == QLatin1String(name))
            return each;
    }
    return {};
}

inline QString result(const QJsonObject &report, const char *name)
{
    return stage(report, name)[QStringLiteral("result")].toString();
}

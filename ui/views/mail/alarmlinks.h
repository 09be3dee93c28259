#pragma once

#include <QHash>
#include <QLabel>
#include <QStringList>

namespace ui {

struct ViewContext;

/// Alarms as links that lead to them in the console. The words come from the station.
class AlarmLinks final : public QLabel
{
    Q_OBJECT
public:
    explicit AlarmLinks(ViewContext &context, QWidget *parent = nullptr);

    void show(const QStringList &ids);

private:
    ViewContext &m_context;
    QStringList m_ids;
    QHash<QString, QString> m_texts; ///< By id, as far as the station has told.
};

} // namespace ui

#pragma once

#include "ui/views/alarm/alarmrow.h"

#include <QDialog>

class QLabel;
class QTabWidget;
class QTreeWidget;

namespace ui {

class WhyView;
struct ViewContext;

/// One alarm: every field, what happened to it, and why it was mailed or was not. It follows the alarm for as
/// long as it is open, also when the alarm is closed meanwhile.
class AlarmDetails final : public QDialog
{
    Q_OBJECT
public:
    enum Page { Fields, History, Mail };

    AlarmDetails(ViewContext &context, const QString &id, Page page, QWidget *parent = nullptr);

private:
    QTreeWidget *makeList(const QStringList &titles, const QString &name);
    void read();
    void readMail(const QJsonObject &why);
    void showAlarm(const QJsonObject &why);
    void showFields(const AlarmRow &alarm);
    void showHistory(const QJsonArray &events);
    void copy();

    ViewContext &m_context;
    QString m_id;
    QLabel *m_mark;
    QLabel *m_title;
    QLabel *m_trouble;
    QTabWidget *m_tabs;
    QTreeWidget *m_fields;
    QTreeWidget *m_history;
    WhyView *m_why;
    bool m_reading = false;
    bool m_readAgain = false;
};

} // namespace ui

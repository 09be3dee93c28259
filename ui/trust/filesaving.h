#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

class QWidget;

namespace ui {

/// Asks where to, writes @p content and tells @p said what came of it.
void saveFileAs(QWidget *parent, const QString &name, const QByteArray &content,
                std::function<void(const QString &)> said);
/// Asks for a file with certificates.
void chooseCertificateFile(QWidget *parent, std::function<void(const QString &path)> chosen);

} // namespace ui

/** Who is told what: notices for a role, without personal data. */
package earmark.notifications;

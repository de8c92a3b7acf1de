package pagewalk.server.store;

import java.time.LocalDate;

/**
 * A scenario that somebody saved. It holds nothing about that person, and a day is the most precise
 * it knows of time.
 *
 * @param id what stands in the link
 * @param text canonical text, in the version of the language it was saved in
 * @param title may be empty
 * @param created day in UTC
 */
public record StoredScenario(
    String id, String text, String title, String format, String strategy, LocalDate created) {}

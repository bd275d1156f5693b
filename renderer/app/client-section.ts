/** What a section of a client's page is given; everything else it asks the office for. */
export interface ClientSectionProps {
  readonly clientId: string;
  /** The whole legal name, for titles and for the lists it opens. */
  readonly clientName: string;
}

/**
 * The 25 pins of the WiPy as data: boards/WIPY/pins.csv and boards/cc3200_af.csv of the cc3200 port, with the header
 * positions of the WiPy's drawing. In the order of the firmware's dict, which dir(Pin.board) shows. Alternate functions
 * that the firmware does not know (I2S, camera, capture) are left out: selecting them is an error.
 */

/** A peripheral's signal that the pin's multiplexer can select. ADC channels have index -1: they are not multiplexed. */
export interface AlternateFunction {
  readonly name: string;
  readonly index: number;
}

export interface PinDefinition {
  readonly name: string;
  /** GPIO port 0 to 3 (A0 to A3) and bit 0 to 7. */
  readonly port: number;
  readonly bit: number;
  /** Pin of the CC3200's package. */
  readonly packagePin: number;
  /** L2 to L14 and R4 to R14 from the end away from the antenna; null for the LED, which has none. */
  readonly header: string | null;
  readonly adcChannel: number | null;
  readonly alternates: readonly AlternateFunction[];
}

export const PIN_TABLE: readonly PinDefinition[] = [
  row('GP10', 1, 'R4', 'I2C0_SCL:1 TIM3_PWM:3 SD0_CLK:6 UART1_TX:7'),
  row('GP11', 2, 'L6', 'I2C0_SDA:1 TIM3_PWM:3 SD0_CMD:6 UART1_RX:7'),
  row('GP12', 3, 'L7', 'I2C0_SCL:5 UART0_TX:7'),
  row('GP13', 4, 'L8', 'I2C0_SDA:5 UART0_RX:7'),
  row('GP14', 5, 'L9', 'I2C0_SCL:5 SPI0_CLK:7'),
  row('GP15', 6, 'L10', 'I2C0_SDA:5 SPI0_MISO:7 SD0_DAT0:8'),
  row('GP16', 7, 'L11', 'UART1_TX:5 SPI0_MOSI:7 SD0_CLK:8'),
  row('GP17', 8, 'L12', 'UART1_RX:5 SPI0_CS0:7 SD0_CMD:8'),
  row('GP22', 15, 'L13', ''),
  row('GP23', 16, 'L4', 'UART1_TX:2 I2C0_SCL:9'),
  row('GP24', 17, 'L5', 'UART1_RX:2 TIM0_PWM:5 I2C0_SDA:9'),
  row('GP28', 18, 'L14', ''),
  row('GP25', 21, null, 'TIM1_PWM:9'),
  row('GP31', 45, 'R10', 'UART1_RX:2 SPI0_CLK:7 UART0_RX:9'),
  row('GP0', 50, 'R12', 'UART0_RTS:3 SPI0_CS0:9 UART1_RTS:10 UART0_CTS:12'),
  row('GP30', 53, 'R9', 'SPI0_MISO:7 UART0_TX:9'),
  row('GP1', 55, 'L3', 'UART0_TX:3 UART1_TX:6'),
  row('GP2', 57, 'L2', 'UART0_RX:3 UART1_RX:6 ADC0_CH0:-1'),
  row('GP3', 58, 'R11', 'UART1_TX:6 ADC0_CH1:-1'),
  row('GP4', 59, 'R13', 'UART1_RX:6 ADC0_CH2:-1'),
  row('GP5', 60, 'R14', 'ADC0_CH3:-1'),
  row('GP6', 61, 'R8', 'UART1_CTS:3 UART0_RTS:5 UART0_CTS:6'),
  row('GP7', 62, 'R7', 'UART1_RTS:3 UART0_RTS:10 UART0_TX:11'),
  row('GP8', 63, 'R6', ''),
  row('GP9', 64, 'R5', 'TIM2_PWM:3 SD0_DAT0:6'),
];

/** One pin; port and bit of GPn are n / 8 and n % 8. */
function row(name: string, packagePin: number, header: string | null, functions: string): PinDefinition {
  const number = Number(name.slice(2));
  const alternates = functions.split(' ').flatMap((entry) => {
    const [signal, index] = entry.split(':');
    return signal && index ? [{ name: signal, index: Number(index) }] : [];
  });
  const adc = alternates.find((alternate) => alternate.name.startsWith('ADC0_CH'));
  return {
    name,
    port: Math.floor(number / 8),
    bit: number % 8,
    packagePin,
    header,
    adcChannel: adc ? Number(adc.name.slice('ADC0_CH'.length)) : null,
    alternates,
  };
}
